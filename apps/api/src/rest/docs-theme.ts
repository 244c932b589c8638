import { docsColours } from "./docs-colours.ts";

/** A gate: two posts and two beams. */
const gate = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M3 6h26v4H3zM6 13h20v3H6zM8 10h4v18H8zM20 10h4v18h-4z" fill="#3b5bdb"/></svg>`;

/** Dark where the reader's system is dark; the page's own switch stands in the bar that is left out. */
const followSystem = `const dark = matchMedia("(prefers-color-scheme: dark)");
const follow = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", follow);
follow();
`;

/** What makes the page ours: its title in the tab, its sign, its colours, and what its words are set in. */
export const docsTheme = (type: string) => ({
  title: "Sekisho API リファレンス / Reference",
  css: [
    { filename: "type.css", content: type },
    { filename: "colours.css", content: docsColours },
  ],
  js: [{ filename: "follow-system.js", content: followSystem }],
  favicon: [{ filename: "gate.svg", rel: "icon", type: "image/svg+xml", sizes: "any", content: gate }],
});
