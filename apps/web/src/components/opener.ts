/**
 * Who opened the dialog that is about to take the focus, so that it can be given back. The item of a menu is gone
 * by then: its menu's button stands for it.
 */
export function findOpener(): HTMLElement | null {
  const focused = document.activeElement;
  const menuButton = focused?.closest("[role=menu]")?.getAttribute("aria-labelledby");
  const opener = menuButton ? document.getElementById(menuButton) : focused;
  return opener instanceof HTMLElement ? opener : null;
}
