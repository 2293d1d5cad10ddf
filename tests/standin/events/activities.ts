import { randomUUID } from "node:crypto";
import type { Audience, Message } from "./feed.ts";

/** Background work, as `/activities` lists it; `progress` 0 to 100. */
export type Activity = {
  uuid: string;
  type: string;
  cancellable: boolean;
  userID: number;
  title: string;
  subtitle: string;
  progress: number;
  Context?: Record<string, unknown>;
};

/** The work a server is doing. Every change gives the message that tells it (PROTOCOL §8.2). */
export class Activities {
  #running = new Map<string, Activity>();

  list(): Activity[] {
    return [...this.#running.values()];
  }

  find(uuid: string): Activity | undefined {
    return this.#running.get(uuid);
  }

  /** Begins something; the owner is user 1 on their own server. */
  start(about: Pick<Activity, "type" | "title"> & Partial<Activity>): Message {
    const activity: Activity = {
      uuid: randomUUID(),
      cancellable: false,
      userID: 1,
      subtitle: "",
      progress: 0,
      ...about,
    };
    this.#running.set(activity.uuid, activity);
    return tell("started", activity);
  }

  /** Moves it on. Returns undefined when there is none. */
  update(uuid: string, change: Partial<Pick<Activity, "progress" | "subtitle">>): Message | undefined {
    const activity = this.#running.get(uuid);
    if (!activity) return undefined;
    Object.assign(activity, change);
    return tell("updated", activity);
  }

  /** Ends it, done or not. Returns undefined when there is none. */
  end(uuid: string, progress = 100): Message | undefined {
    const activity = this.#running.get(uuid);
    if (!activity) return undefined;
    this.#running.delete(uuid);
    return tell("ended", { ...activity, progress });
  }
}

function tell(event: string, activity: Activity): Message {
  const section = Number(activity.Context?.librarySectionID);
  const audience: Audience = section ? { section } : "owner";
  const element = { event, uuid: activity.uuid, Activity: { ...activity } };
  return { type: "activity", list: "ActivityNotification", element, audience };
}
