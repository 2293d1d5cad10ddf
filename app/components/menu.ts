/*
 * The classes of a menu's panel and of its rows, for Radix menus. The panels stand beside their buttons, not
 * in a portal: at the end of the document they would be outside of every landmark.
 */

export const menuPanel =
  "z-50 max-h-[min(28rem,var(--radix-dropdown-menu-content-available-height))] min-w-52 max-w-80 overflow-y-auto rounded-card bg-raised p-1.5 shadow-lift animate-rise outline-none";

export const menuItem =
  "relative flex min-h-11 cursor-pointer items-center gap-3 rounded-[calc(var(--radius-card)-0.25rem)] px-3 text-sm font-medium text-ink outline-none select-none data-[highlighted]:bg-white/12 data-[disabled]:text-faint";
