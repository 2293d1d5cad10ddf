import { answerOf, serverChoices } from "@/app/page-data";
import { ServerMenu } from "./server-menu";

/** The switch between the person's servers; with only one there is nothing to choose. */
export async function Servers() {
  const answer = await answerOf(serverChoices());
  if (!answer.ok || answer.value.length < 2) return null;
  return <ServerMenu servers={answer.value} />;
}
