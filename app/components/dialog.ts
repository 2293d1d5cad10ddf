/*
 * The classes of a dialog: a sheet from below on a phone, a panel in the middle elsewhere. Nothing behind it
 * can be reached while it is open.
 */

export const dialogOverlay = "fixed inset-0 z-40 bg-black/60";

export const dialogPanel =
  "animate-rise fixed inset-x-0 bottom-0 z-50 max-h-[92dvh] overflow-y-auto rounded-t-card bg-raised p-6 pb-[calc(1.5rem+env(safe-area-inset-bottom))] shadow-lift outline-none sm:inset-x-auto sm:bottom-auto sm:top-1/2 sm:left-1/2 sm:w-full sm:max-w-lg sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-card sm:p-8";
