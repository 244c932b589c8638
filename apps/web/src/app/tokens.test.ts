import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

/** The custom properties of the first rule that begins with `selector` after `from`. */
function tokensOf(selector: string, from = 0): Record<string, string> {
  const start = css.indexOf(selector, from);
  const body = css.slice(css.indexOf("{", start) + 1, css.indexOf("}", start));
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]),
  );
}

/** Relative luminance of an `oklch(L C h)` colour (WCAG 2.2; matrices of https://bottosson.github.io/posts/oklab/). */
function luminance(colour: string): number {
  const [l, c, h] = (/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/.exec(colour) ?? []).slice(1).map(Number);
  if (l === undefined || c === undefined || h === undefined)
    throw new Error(`Not an opaque colour: ${colour}`);
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short);
  const green = clip(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short);
  const blue = clip(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number]; // as: two in, two out
  return (light + 0.05) / (dark + 0.05);
}

const light = tokensOf(":root {");
const dark = tokensOf(':root[data-theme="dark"] {');

it("is the same night whether the device asks for it or the person does", () => {
  expect(tokensOf(':root:not([data-theme="light"]) {')).toEqual(dark);
  expect(Object.keys(dark)).toEqual(Object.keys(light));
});

describe.each([
  ["light", light],
  ["dark", dark],
])("in the %s design", (_name, tokens) => {
  const between = (text: string, ground: string) => contrast(tokens[text] ?? "", tokens[ground] ?? "");

  it.each(
    ["ink", "ink-soft"].flatMap((text) =>
      ["paper", "raised", "sunken"].map((ground) => [text, ground] as const),
    ),
  )("%s reads at AAA on %s, as text that is read at length must", (text, ground) => {
    expect(between(text, ground)).toBeGreaterThan(7);
  });

  it.each([
    ["ai", "paper"],
    ["ai", "sunken"],
    ["danger", "paper"],
    ["danger", "raised"],
    ["success", "raised"],
    ["success", "paper"],
    ["warning", "paper"],
    ["on-shu", "shu"],
    ["on-shu", "shu-deep"],
    ["danger", "danger-wash"],
    ["ink", "ai-wash"],
    ["ink", "danger-wash"],
    ["ink", "success-wash"],
    ["ink", "warning-wash"],
  ])("%s reads at AA on %s", (text, ground) => {
    expect(between(text, ground)).toBeGreaterThan(4.5);
  });

  it.each([
    ["edge", "paper"],
    ["edge", "raised"],
    ["shu", "paper"],
    ["ai", "paper"],
  ])("%s can be made out on %s (3 to 1): the edge of a field, the seal, the focus ring", (mark, ground) => {
    expect(between(mark, ground)).toBeGreaterThan(3);
  });
});
