// How the pages look: one small sheet, light and dark by the reader's own setting, nothing fetched elsewhere.
import { createHash } from 'node:crypto';

export const style = `:root{color-scheme:light dark;--ground:#fbfaf7;--ink:#16202a;--quiet:#55616c;--line:#dcd9d1;--panel:#f0eee8;--link:#0b5a73;--notice:#8a4a0a}
@media (prefers-color-scheme:dark){:root{--ground:#12181f;--ink:#f2f0ea;--quiet:#a7b2bd;--line:#2e3944;--panel:#1c252e;--link:#7cc7e0;--notice:#f2bd6b}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
header,main,footer{max-width:46rem;margin:0 auto;padding:0 1.25rem}
header{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;align-items:baseline;padding-top:1rem;padding-bottom:.75rem;border-bottom:1px solid var(--line)}
header .name{font-weight:700;font-size:1.15rem;text-decoration:none;color:var(--ink);margin-right:auto}
nav ul,.links{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.1rem}
a{color:var(--link)}
a:focus-visible,input:focus-visible,button:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--ground);padding:.5rem}
h1{font-size:1.7rem;line-height:1.2;margin:1.6rem 0 .8rem}
h2{font-size:1.08rem;margin:1.8rem 0 .4rem;letter-spacing:.01em}
h3{font-size:1rem;margin:1.2rem 0 .3rem}
p{margin:.45rem 0}
main ul,main ol{padding-left:1.3rem;margin:.4rem 0}
li{margin:.25rem 0}
.lead{font-size:1.12rem;font-weight:600}
.notice{color:var(--notice);font-weight:600}
.cite{font-size:.82em;text-decoration:none;padding:0 .1em}
.card{margin:1.2rem 0}
.card img{width:100%;height:auto;border:1px solid var(--line);border-radius:10px;background:var(--panel)}
.pager{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.5rem;margin:1.6rem 0;padding:0;list-style:none}
.sources{color:var(--quiet);font-size:.94rem;overflow-wrap:anywhere}
form{background:var(--panel);border-radius:10px;padding:.9rem 1rem;margin:1.2rem 0;display:flex;flex-wrap:wrap;gap:.6rem;align-items:center}
label{font-weight:600}
input,button{font:inherit;padding:.45rem .7rem;border:1px solid var(--quiet);border-radius:6px;background:var(--ground);color:var(--ink)}
button{background:var(--link);border-color:var(--link);color:var(--ground);cursor:pointer}
.months{columns:9rem auto;padding:0;list-style:none}
.months li{break-inside:avoid}
footer{margin-top:2.5rem;padding-top:1rem;padding-bottom:2rem;border-top:1px solid var(--line);color:var(--quiet);font-size:.94rem}
@media print{nav,form,.pager,.skip{display:none}}
`;

/** Changes with the sheet, so that it may be kept for good. */
export const styleVersion = createHash('sha256').update(style).digest('base64url').slice(0, 10);

export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#12181f"/><rect x="6" y="14" width="5" height="12" fill="#52b4d3"/><rect x="13.500" y="8" width="5" height="18" fill="#52b4d3"/><rect x="21" y="17" width="5" height="9" fill="#f0924f"/></svg>';
