/** The page's own colours by day are too pale to read white words on (WCAG 2.2, 1.4.3); these are the web app's, and a teal beside them. */
const ai = "oklch(0.415 0.13 265)";
const shu = "oklch(0.555 0.195 34)";
const success = "oklch(0.43 0.09 155)";
const teal = "oklch(0.43 0.075 190)";
const danger = "oklch(0.46 0.165 16)";
const soft = "oklch(0.41 0.028 275)";

const day = "html:not(.dark-mode) .swagger-ui";
const method = (name: string, colour: string) =>
  `${day} .opblock.opblock-${name} .opblock-summary-method{background:${colour}}`;

/** Paints what the page's own style makes hard to read, keeps its words to a column, and makes its smallest links large enough to hit (2.5.8). */
export const docsColours = `
${method("get", ai)}
${method("post", success)}
${method("patch", teal)}
${method("delete", danger)}
${day} .info .title small,${day} .download-contents{background:${soft}}
${day} .info .title small.version-stamp{background:${success}}
${day} .info .link .url{color:${ai}}
${day} .btn.authorize,${day} .btn.authorize svg{border-color:${success};color:${success}}
${day} .btn.cancel{border-color:${danger};color:${danger}}
${day} .btn.execute{background:${shu};border-color:${shu}}
${day} .parameter__in{color:${soft}}
html.dark-mode .swagger-ui .header-col{color:#e4e6e6}
.swagger-ui .info .description{max-width:48rem;text-wrap:pretty}
.swagger-ui .opblock-summary-path a{display:inline-block;min-width:24px;line-height:24px}
`;
