import { createHash } from 'node:crypto';

/** The one stylesheet of the pages; served under a name that changes with its content. */
export const css = `
:root{color-scheme:light;--ink:#1d2433;--muted:#5b6579;--line:#d9dee8;--blue:#1f5fd6;--blue-dark:#174aa8;--red:#b3261e;--paper:#fff;--ground:#f3f5f9;--ok:#166534}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","WenQuanYi Zen Hei",sans-serif}
a{color:var(--blue)}
header.bar{display:flex;justify-content:space-between;align-items:center;gap:1rem;padding:.75rem 1rem;max-width:60rem;margin:0 auto}
header.bar .brand{font-weight:600;text-decoration:none;color:var(--ink)}
header.bar nav a{margin-left:1rem}
main{max-width:26rem;margin:1rem auto 3rem;padding:1.5rem;background:var(--paper);border:1px solid var(--line);border-radius:12px}
main.wide{max-width:60rem}
h1{font-size:1.35rem;line-height:1.3;margin:0 0 1rem}
h2{font-size:1.05rem;margin:2rem 0 .5rem}
label{display:block;margin:.9rem 0 .3rem;font-weight:500}
input[type=text],input[type=password],input[type=tel],input[type=search],select{width:100%;padding:.6rem .7rem;font:inherit;border:1px solid #aab3c5;border-radius:8px;background:#fff;color:inherit}
input:focus-visible,select:focus-visible,button:focus-visible,a:focus-visible{outline:3px solid #9dbcf5;outline-offset:1px}
.hint{color:var(--muted);font-size:.875rem;margin:.25rem 0 0}
button,.button{display:inline-block;white-space:nowrap;font:inherit;font-weight:600;padding:.6rem 1.1rem;border-radius:8px;border:1px solid var(--blue);background:var(--blue);color:#fff;cursor:pointer;text-decoration:none}
button:hover,.button:hover{background:var(--blue-dark)}
button.quiet{background:#fff;color:var(--ink);border-color:#aab3c5}
button.quiet:hover{background:var(--ground)}
button.small{padding:.25rem .7rem;font-size:.875rem}
.actions{display:flex;flex-wrap:wrap;gap:.75rem;margin-top:1.25rem;align-items:center}
.actions.full button{width:100%}
.notice{padding:.7rem .9rem;border-radius:8px;margin:0 0 1rem;background:#eaf1fe;border:1px solid #c3d6fb}
.notice.error{background:#fdecea;border-color:#f5c6c2;color:var(--red)}
.notice.done{background:#e9f7ee;border-color:#bfe5cc;color:var(--ok)}
.notice ul{margin:.3rem 0 0;padding-left:1.2rem}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
th,td{text-align:left;padding:.45rem .5rem;border-bottom:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
.scroll{overflow-x:auto}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.35rem 1rem;margin:0}
dt{color:var(--muted)}dd{margin:0;overflow-wrap:anywhere}
.tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:.75rem;padding:0;margin:0;list-style:none}
.tiles a{display:block;padding:1rem;border:1px solid var(--line);border-radius:10px;text-decoration:none;color:inherit;background:#fff}
.tiles a:hover{border-color:var(--blue)}
ul.plain{list-style:none;margin:0;padding:0}
ul.plain>li{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.4rem 1rem;align-items:center;padding:.5rem 0;border-bottom:1px solid var(--line)}
.codes{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:1.05rem;columns:2;list-style:none;padding:0}
.qr svg{width:12rem;height:12rem;display:block}
ul.plain>li>strong,ul.plain>li>a,ul.plain>li>form{flex:0 1 auto}
ul.plain>li>span{flex:1 1 12rem;min-width:0;overflow-wrap:anywhere}
form.inline{display:inline}
.slips{display:grid;grid-template-columns:1fr 1fr;gap:0;border-top:1px dashed #888;border-left:1px dashed #888}
.slip{border-right:1px dashed #888;border-bottom:1px dashed #888;padding:4mm 5mm;font-size:10pt;line-height:1.5;break-inside:avoid;min-height:44mm}
.slip b.code{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:14pt;letter-spacing:.06em}
.sheet{break-after:page}.sheet:last-child{break-after:auto}
.actions+.hint,form+.hint{margin-top:1rem}
@media (max-width:32rem){#history tr{display:flex;flex-wrap:wrap;gap:0 .9rem;padding:.5rem 0;border-bottom:1px solid var(--line)}#history td{border:0;padding:0}main{margin:0;border-left:0;border-right:0;border-radius:0;padding:1.25rem 1rem}.slips{grid-template-columns:1fr}dl{grid-template-columns:1fr}dt{margin-top:.5rem}}
@media print{@page{size:A4;margin:10mm}body{background:#fff}header.bar,.no-print{display:none}main,main.wide{max-width:none;margin:0;border:0;padding:0}.slips{grid-template-columns:1fr 1fr}}
`.trim();

const hash = createHash('sha256').update(css).digest('hex').slice(0, 16);

/** For a page that carries its style along, to be saved or printed elsewhere: allowed by this hash and nothing else. */
export const STYLE_HASH = `'sha256-${createHash('sha256').update(css).digest('base64')}'`;

export const STYLESHEET_PATH = `/identity-assets/style-${hash}.css`;
