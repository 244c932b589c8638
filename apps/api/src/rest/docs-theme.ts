/** A gate: two posts and two beams. */
const gate = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M3 6h26v4H3zM6 13h20v3H6zM8 10h4v18H8zM20 10h4v18h-4z" fill="#3b5bdb"/></svg>`;

/** Takes away the invitation to load some other document, which the page's policy would refuse. */
const css = `.swagger-ui .topbar .link, .swagger-ui .topbar .download-url-wrapper { display: none }
.swagger-ui .topbar .topbar-wrapper { justify-content: flex-end }
`;

/** What makes the page ours: its title in the tab, its sign, and less of what it comes with. */
export const docsTheme = {
  title: "Sekisho API リファレンス / Reference",
  css: [{ filename: "sekisho.css", content: css }],
  favicon: [{ filename: "gate.svg", rel: "icon", type: "image/svg+xml", sizes: "any", content: gate }],
};
