import { createHash } from "node:crypto";
import { Html } from "./html.ts";

// The colours of the product's own pages, light and dark designed apart.
const css = `
:root{color-scheme:light;--paper:oklch(.982 .006 84);--raised:oklch(.996 .003 84);--sunken:oklch(.958 .008 84);--line:oklch(.885 .011 80);--edge:oklch(.6 .018 275);--ink:oklch(.235 .035 275);--soft:oklch(.41 .028 275);--shu:oklch(.555 .195 34);--on-shu:oklch(.99 .008 84);--ai:oklch(.415 .13 265);--ai-wash:oklch(.945 .018 265);--good:oklch(.43 .09 155);--good-wash:oklch(.95 .024 155);--warn:oklch(.44 .085 70);--warn-wash:oklch(.95 .036 85);--bad:oklch(.46 .165 16);--bad-wash:oklch(.953 .02 16)}
@media(prefers-color-scheme:dark){:root{color-scheme:dark;--paper:oklch(.172 .022 274);--raised:oklch(.212 .025 274);--sunken:oklch(.142 .02 274);--line:oklch(.305 .026 274);--edge:oklch(.55 .03 274);--ink:oklch(.945 .008 84);--soft:oklch(.785 .014 274);--shu:oklch(.575 .19 34);--ai:oklch(.785 .098 265);--ai-wash:oklch(.262 .045 268);--good:oklch(.8 .095 155);--good-wash:oklch(.258 .034 160);--warn:oklch(.83 .095 82);--warn-wash:oklch(.268 .036 75);--bad:oklch(.79 .105 16);--bad-wash:oklch(.27 .048 14)}}
*{box-sizing:border-box}
html{background:var(--paper);color:var(--ink);font:15px/1.55 "Geist Variable",Inter,"Hiragino Sans","Noto Sans JP","Yu Gothic UI","Noto Sans CJK JP",system-ui,sans-serif;font-variant-numeric:tabular-nums;text-size-adjust:100%;-webkit-text-size-adjust:100%}
html:lang(ja){line-height:1.75;word-break:auto-phrase;line-break:strict}
body{margin:0;overflow-wrap:anywhere}
:focus-visible{outline:2px solid var(--ai);outline-offset:2px;border-radius:3px}
a{color:var(--ai);text-underline-offset:3px}
.skip{position:absolute;left:-99rem}.skip:focus{left:16px;top:8px;background:var(--raised);padding:8px 16px}
header{background:var(--raised);border-bottom:1px solid var(--line)}
.bar,nav,main{max-width:64rem;margin:0 auto;padding-inline:24px}
.bar{display:flex;align-items:center;justify-content:space-between;gap:16px;min-height:56px}
.brand{display:inline-flex;align-items:center;gap:10px;min-height:44px;color:var(--ink);font-weight:600;text-decoration:none}
.brand svg{color:var(--shu);flex:none}
.language{display:inline-flex;align-items:center;min-height:44px;font-size:13px}
nav{display:flex;gap:24px;overflow-x:auto}
nav a{flex:none;display:inline-flex;align-items:center;min-height:44px;color:var(--soft);text-decoration:none;border-bottom:2px solid transparent}
nav a:hover{color:var(--ink)}nav a[aria-current]{color:var(--ink);border-color:var(--ink);font-weight:600}
main{padding-block:40px 80px}
h1{margin:0 0 8px;font-size:23px;line-height:1.4;font-weight:600}
h2{margin:40px 0 12px;font-size:17px;line-height:1.4;font-weight:600}
.lead{max-width:68ch;margin:0 0 24px;color:var(--soft);text-wrap:pretty}
.empty{max-width:68ch;padding:32px 24px;border:1px dashed var(--line);border-radius:6px;color:var(--soft);margin:0}
.notice+h1,#verdict .notice{margin-top:24px}
.notice{margin:0 0 8px;padding:8px 16px;border-radius:6px;background:var(--warn-wash);color:var(--warn)}
.note,time{color:var(--soft);font-size:13px;font-weight:400}
form{display:flex;flex-wrap:wrap;gap:8px;align-items:end;margin:0 0 24px}
label{display:block;flex:1 1 16rem;min-width:0;font-size:13px;color:var(--soft)}
input,textarea,button{font:inherit;min-height:44px;border-radius:6px}
input,textarea{display:block;width:100%;margin-top:4px;padding:8px 12px;border:1px solid var(--edge);background:var(--raised);color:var(--ink);font-size:15px}
textarea{font:13px/1.6 "Geist Mono Variable",ui-monospace,"SF Mono","Noto Sans JP",monospace;min-height:9.5rem;resize:vertical}
button{padding:8px 20px;border:1px solid var(--edge);background:var(--raised);color:var(--ink);cursor:pointer}
button.primary{border-color:transparent;background:var(--shu);color:var(--on-shu);font-weight:600}
.stack{flex-direction:column;align-items:stretch}.stack button{align-self:start}.stack label{flex:none}
button.danger{border-color:var(--bad);color:var(--bad)}
select{display:block;width:100%;min-height:44px;margin-top:4px;padding:8px 12px;border:1px solid var(--edge);border-radius:6px;background:var(--raised);color:var(--ink);font:inherit;font-size:15px}
.controls{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:12px;align-items:start}
.controls h3{margin:0 0 8px;font-size:15px;font-weight:600}.controls .card>p{margin:0 0 12px;color:var(--soft);font-size:13px}.controls dl{margin:0 0 16px}
.control{margin:0 0 20px;gap:12px;align-items:start;flex-direction:column}.controls .control:last-child{margin:0}.control label{flex:none;width:100%}.control small{display:block;margin-top:4px;font-size:13px}
.control textarea{min-height:5rem}.control .sure{display:flex;gap:10px;align-items:center;min-height:44px;color:var(--ink);cursor:pointer}.sure input{flex:none;width:20px;min-height:20px;margin:0;accent-color:var(--ai)}
.wrong{display:block;margin:4px 0 0;color:var(--bad)}[aria-invalid]{border-color:var(--bad)}
.notice.good{background:var(--good-wash);color:var(--good)}.notice.bad{background:var(--bad-wash);color:var(--bad)}
.plain{list-style:none;margin:0 0 16px;padding:0}.plain li{display:flex;flex-wrap:wrap;gap:2px 12px;align-items:baseline;padding:8px 0;border-top:1px solid var(--line)}
.after{display:inline-flex;align-items:center;min-height:44px;margin:-8px 0 8px}
.list{list-style:none;margin:0;padding:0;display:grid;gap:12px}
.card{background:var(--raised);border:1px solid var(--line);border-radius:6px;padding:16px 20px}
.card h2{margin:0;font-size:15px;display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 16px;align-items:baseline}
.card p{margin:0}.card .to{color:var(--soft)}
.code{display:flex;flex-wrap:wrap;align-items:baseline;gap:4px 12px;margin:10px 0!important}
.code b{font:600 23px/1.3 "Geist Mono Variable",ui-monospace,"SF Mono","Noto Sans JP",monospace;letter-spacing:.06em;user-select:all}
.body{white-space:pre-wrap;color:var(--soft);font-size:13px}
.mono,code{font-family:"Geist Mono Variable",ui-monospace,"SF Mono","Noto Sans JP",monospace;font-size:13px}
.counts{display:flex;flex-wrap:wrap;gap:4px 24px;margin-top:8px!important;color:var(--soft);font-size:13px}
dl{display:grid;align-items:baseline;grid-template-columns:max-content 1fr;gap:6px 24px;margin:0}
dt{color:var(--soft);font-size:13px}dd{margin:0;min-width:0;font-size:13px}
table{width:100%;border-collapse:collapse;background:var(--raised);border:1px solid var(--line);border-radius:6px}
th,td{padding:10px 16px;text-align:start;vertical-align:top;border-top:1px solid var(--line)}
thead th{border-top:0;color:var(--soft);font-weight:400;font-size:13px;white-space:nowrap}
tbody th{font-weight:600}td.note{white-space:nowrap}td small,th small{display:block;color:var(--soft);font-weight:400;font-size:13px}
.pill{display:inline-block;padding:1px 10px;border-radius:3px;font-size:13px;white-space:nowrap}
.good{background:var(--good-wash);color:var(--good)}.warn{background:var(--warn-wash);color:var(--warn)}.bad{background:var(--bad-wash);color:var(--bad)}.quiet{background:var(--sunken);color:var(--soft)}
.seals{display:flex;flex-wrap:wrap;gap:6px}
.seal{display:inline-block;font-weight:400;padding:0 8px;border:1px solid var(--shu);border-radius:3px;font-size:13px}
.verdict{list-style:none;display:flex;flex-wrap:wrap;gap:8px;margin:0 0 8px;padding:0}
.verdict .pill{white-space:normal;padding:4px 12px}
details{background:var(--raised);border:1px solid var(--line);border-radius:6px}
details+details{margin-top:8px}
summary{display:grid;grid-template-columns:11.5rem 1fr auto 4.5rem;gap:4px 16px;align-items:baseline;padding:10px 16px;min-height:44px;cursor:pointer}
summary b{font-weight:600}summary .note{text-align:end}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:16px;padding:4px 16px 16px;border-top:1px solid var(--line)}
.pair h3{margin:12px 0 6px;font-size:13px;font-weight:400;color:var(--soft)}
pre{margin:0;padding:12px;border-radius:6px;background:var(--sunken);white-space:pre-wrap;font:13px/1.6 "Geist Mono Variable",ui-monospace,"SF Mono","Noto Sans JP",monospace}
@media(max-width:640px){.bar,nav,main{padding-inline:16px}main{padding-block:24px 64px}nav{gap:20px}
thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
table,tbody,tr,th,td{display:block}table{border:0;background:none}
tr{background:var(--raised);border:1px solid var(--line);border-radius:6px;padding:12px 16px}tr+tr{margin-top:8px}
th,td{padding:2px 0;border:0}td[data-label]{display:grid;grid-template-columns:7rem 1fr;gap:12px;align-items:baseline}
td[data-label]::before{content:attr(data-label);font-family:"Geist Variable",Inter,"Hiragino Sans","Noto Sans JP",system-ui,sans-serif;color:var(--soft);font-size:13px}
.claims{background:var(--raised);border:1px solid var(--line)}.claims tr{border:0;border-radius:0;background:none;padding:8px 16px}.claims tr+tr{margin:0;border-top:1px solid var(--line)}
dl{grid-template-columns:1fr;gap:0}dd+dt{margin-top:8px}
summary{grid-template-columns:1fr auto}summary b{order:-2}summary .note{order:-1}summary time{order:1;grid-column:1/-1}summary .pill{justify-self:start}td:has(.seals:empty){display:none}.pair{grid-template-columns:1fr;gap:0}}
@media(prefers-reduced-motion:no-preference){a,button{transition:color .12s,background-color .12s}}`;

/** The one style sheet, as it stands in the page. */
export const style = new Html(css);

/** What the Content-Security-Policy knows the style sheet by: this text and no other may style a page. */
export const styleSource = `sha256-${createHash("sha256").update(css).digest("base64")}`;
