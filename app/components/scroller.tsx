"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";

/** A list that scrolls sideways by wheel, touch, its arrows, and the arrow keys from card to card. */
export function Scroller(props: {
  name: string;
  /** There is no link in it: the list itself takes the focus, so that a keyboard can scroll it. */
  plain?: boolean;
  children: ReactNode;
}) {
  const { name, plain, children } = props;
  const t = useTranslations("row");
  const list = useRef<HTMLUListElement>(null);
  const [ends, setEnds] = useState({ left: true, right: true });

  useEffect(() => {
    const strip = list.current;
    if (!strip) return;
    const look = () =>
      setEnds({
        left: strip.scrollLeft < 8,
        right: strip.scrollLeft > strip.scrollWidth - strip.clientWidth - 8,
      });
    strip.addEventListener("scroll", look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(strip);
    return () => {
      strip.removeEventListener("scroll", look);
      observer.disconnect();
    };
  }, []);

  const turn = (direction: 1 | -1) => {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const strip = list.current;
    strip?.scrollBy({ left: direction * strip.clientWidth * 0.8, behavior: calm ? "auto" : "smooth" });
  };

  return (
    <div className="group/row relative mt-3">
      <ul
        ref={list}
        tabIndex={plain ? 0 : undefined}
        aria-label={plain ? name : undefined}
        onKeyDown={plain ? undefined : moveBetweenCards}
        className="strip relative snap-x snap-proximity gap-4 -outline-offset-3 lg:gap-5"
      >
        {children}
      </ul>
      <Arrow side="left" hidden={ends.left} label={t("left", { row: name })} onClick={() => turn(-1)} />
      <Arrow side="right" hidden={ends.right} label={t("right", { row: name })} onClick={() => turn(1)} />
    </div>
  );
}

/** For the mouse only: the keyboard goes from card to card, a finger swipes. */
function Arrow(props: { side: "left" | "right"; hidden: boolean; label: string; onClick: () => void }) {
  const { side, hidden, label, onClick } = props;
  const Icon = side === "left" ? ChevronLeft : ChevronRight;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={label}
      hidden={hidden}
      onClick={onClick}
      className={`absolute top-1/2 z-10 hidden size-12 -translate-y-1/2 place-items-center rounded-full bg-lifted/95 text-ink opacity-0 shadow-lift transition-opacity group-focus-within/row:opacity-100 group-hover/row:opacity-100 hover:bg-ink hover:text-black [@media(hover:hover)]:[&:not([hidden])]:grid ${side === "left" ? "left-3" : "right-3"}`}
    >
      <Icon className="size-6" aria-hidden />
    </button>
  );
}

/** Left and right go to the same kind of link in the next card; focusing it scrolls it into view. */
function moveBetweenCards(event: KeyboardEvent<HTMLUListElement>) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step || !(event.target instanceof HTMLElement)) return;
  const card = event.target.closest("li");
  const other = step > 0 ? card?.nextElementSibling : card?.previousElementSibling;
  const links = (one: Element | null | undefined) => [
    ...(one?.querySelectorAll<HTMLElement>("a, button") ?? []),
  ];
  const target = links(other)[links(card).indexOf(event.target)] ?? links(other)[0];
  if (!target) return;
  event.preventDefault();
  target.focus({ preventScroll: true });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  other?.scrollIntoView({ inline: "nearest", block: "nearest", behavior: calm ? "auto" : "smooth" });
}
