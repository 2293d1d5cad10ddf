"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Toast } from "radix-ui";
import { createContext, type ReactNode, use, useCallback, useState } from "react";

type Say = (words: string) => void;

const ToastContext = createContext<Say>(() => {});

/** A function that shows a short message for a few seconds, in words that are already translated. */
export const useToast = (): Say => use(ToastContext);

/** Holds the messages; they are read out by screen readers and reachable by F8. */
export function Toasts({ children }: { children: ReactNode }) {
  const t = useTranslations("toast");
  const [messages, setMessages] = useState<{ id: number; words: string }[]>([]);
  const say = useCallback<Say>(
    (words) => setMessages((all) => [...all.slice(-2), { id: (all.at(-1)?.id ?? 0) + 1, words }]),
    [],
  );
  const remove = (id: number) => setMessages((all) => all.filter((one) => one.id !== id));
  return (
    <ToastContext value={say}>
      <Toast.Provider label={t("region")} duration={6000}>
        {children}
        {messages.map(({ id, words }) => (
          <Toast.Root
            key={id}
            onOpenChange={(open) => !open && remove(id)}
            className="animate-rise flex items-center gap-4 rounded-card bg-lifted py-2 pr-2 pl-5 shadow-lift"
          >
            <Toast.Title className="flex-1 text-sm font-medium">{words}</Toast.Title>
            <Toast.Close
              aria-label={t("close")}
              className="grid size-11 place-items-center rounded-full text-soft hover:text-ink"
            >
              <X className="size-5" aria-hidden />
            </Toast.Close>
          </Toast.Root>
        ))}
        <Toast.Viewport
          label={t("region")}
          className="fixed inset-x-4 bottom-[calc(var(--spacing-tabs)+1rem+env(safe-area-inset-bottom))] z-50 mx-auto flex max-w-md flex-col gap-2 outline-none lg:bottom-8"
        />
      </Toast.Provider>
    </ToastContext>
  );
}
