/** All the desk's looks: the system's own fonts, light or dark as the reader has it. */
export const style = `
:root { color-scheme: light dark;
  --ground: light-dark(#f6f5f2, #16181b); --sheet: light-dark(#fff, #1f2226); --ink: light-dark(#1d2125, #e8e8e6);
  --faint: light-dark(#5a6067, #a3a9b0); --line: light-dark(#dcd9d2, #363b41); --accent: light-dark(#0b5c57, #6fd0c5);
  --accent-ink: light-dark(#fff, #10201e); --good: light-dark(#1d6b35, #7fd399); --warn: light-dark(#8a4b00, #f0b46a);
  --bad: light-dark(#a3211a, #ff9a91); --soft: light-dark(#eef4f3, #20302e); }
* { box-sizing: border-box; }
html { font: 16px/1.55 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; background: var(--ground); color: var(--ink); }
body { margin: 0; }
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--sheet); padding: .5rem 1rem; z-index: 2; }
.bar { background: var(--sheet); border-bottom: 1px solid var(--line); }
.bar > div, main, footer { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; }
.bar > div { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 2rem; min-height: 3.75rem; padding-block: .5rem; }
.brand { font-weight: 650; letter-spacing: -.01em; text-decoration: none; color: var(--ink); }
.brand small { color: var(--faint); font-weight: 400; margin-left: .5rem; }
nav ul { display: flex; gap: 1.25rem; list-style: none; margin: 0; padding: 0; }
nav a { text-decoration: none; padding: .3rem 0; border-bottom: 2px solid transparent; }
nav a[aria-current] { border-color: var(--accent); color: var(--ink); }
.clock { margin-left: auto; display: flex; align-items: center; gap: .5rem; font-size: .9rem; color: var(--faint); }
.clock time { color: var(--ink); font-variant-numeric: tabular-nums; }
main { padding-top: 2rem; padding-bottom: 4rem; }
footer { color: var(--faint); font-size: .85rem; padding-bottom: 2rem; }
h1 { font-size: 1.75rem; line-height: 1.2; letter-spacing: -.02em; margin: 0 0 .35rem; }
h2 { font-size: 1.1rem; margin: 0 0 .75rem; }
h3 { font-size: 1rem; margin: 1rem 0 .35rem; }
p { margin: 0 0 .75rem; }
.lead { color: var(--faint); max-width: 60ch; }
.grid { display: grid; gap: 1.25rem; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); margin: 1.5rem 0 2.5rem; padding: 0; list-style: none; }
.two { display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); align-items: start; }
@media (max-width: 56rem) { .two { grid-template-columns: minmax(0, 1fr); } .clock { margin-left: 0; } }
.sheet { background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; padding: 1.25rem 1.5rem; margin-bottom: 1.5rem; }
.card { display: block; height: 100%; color: inherit; text-decoration: none; background: var(--sheet); border: 1px solid var(--line); border-radius: 10px; padding: 1.1rem 1.3rem; }
.card:hover { border-color: var(--accent); }
.card strong { display: block; font-size: 1.1rem; color: var(--accent); margin-bottom: .2rem; }
.card span { color: var(--faint); }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
th { text-align: left; font-weight: 600; color: var(--faint); font-size: .85rem; }
td { overflow-wrap: anywhere; }
th, td { padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
dl { display: grid; grid-template-columns: minmax(5.5rem, max-content) 1fr; gap: .35rem 1.25rem; margin: 0; font-size: .95rem; }
dt { color: var(--faint); } dd { margin: 0; overflow-wrap: anywhere; }
.pill { display: inline-block; border: 1px solid currentcolor; border-radius: 99px; padding: 0 .6rem; font-size: .8rem; font-weight: 600; white-space: nowrap; }
.good { color: var(--good); } .warn { color: var(--warn); } .bad { color: var(--bad); } .plain { color: var(--faint); }
.chips { display: flex; flex-wrap: wrap; gap: .4rem; list-style: none; padding: 0; margin: 0; }
.chips li { background: var(--soft); border-radius: 6px; padding: .1rem .55rem; font-size: .88rem; }
.chips small { color: var(--faint); }
.ask { display: grid; grid-template-columns: repeat(auto-fit, minmax(19rem, 1fr)); gap: 1.2rem 2rem; align-items: start; }
.ask > .wide, .ask > button { grid-column: 1 / -1; } .ask > button { justify-self: start; }
label, legend { font-weight: 600; display: block; margin-bottom: .25rem; padding: 0; }
.hint { display: block; color: var(--faint); font-weight: 400; font-size: .88rem; }
.must { color: var(--faint); font-weight: 400; font-size: .85rem; }
input:not([type=checkbox], [type=radio]), select, textarea { font: inherit; color: inherit; background: var(--ground); border: 1px solid var(--faint); border-radius: 6px; padding: .5rem .65rem; width: 100%; }
textarea { min-height: 6rem; }
fieldset { border: 0; margin: 0; padding: 0; }
.options { display: grid; gap: .3rem .9rem; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); }
.wide .options { grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); }
.options label { font-weight: 400; margin: 0; display: flex; gap: .5rem; align-items: baseline; }
button { font: inherit; font-weight: 600; border: 1px solid var(--accent); background: var(--accent); color: var(--accent-ink); border-radius: 6px; padding: .5rem 1.1rem; cursor: pointer; }
button.quiet { white-space: nowrap; background: transparent; color: var(--accent); padding: .2rem .7rem; font-size: .88rem; }
.row { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; }
.problems { border: 2px solid var(--bad); }
.wrong input, .wrong select, .wrong textarea { border-color: var(--bad); border-width: 2px; }
.wrong .why { color: var(--bad); font-weight: 600; font-size: .9rem; display: block; }
.answer { margin-top: 1.25rem; } .answer button { margin-top: .6rem; }
.mails { list-style: none; padding: 0; margin: 0; } .mails li { padding: .4rem 0; overflow-wrap: anywhere; }
h1 + .two, h1 + .sheet, .lead + .sheet { margin-top: 1rem; }
.others { margin-top: 1.25rem; border-top: 1px solid var(--line); padding-top: .9rem; }
.comment { border-top: 1px solid var(--line); padding: 1rem 0 .25rem; }
.comment:first-of-type { border-top: 0; padding-top: 0; }
.comment header { color: var(--faint); font-size: .88rem; margin-bottom: .4rem; }
.comment header strong { color: var(--ink); }
.adf { overflow-wrap: anywhere; } .adf :last-child { margin-bottom: 0; }
.adf .panel { background: var(--soft); border-left: 4px solid var(--accent); padding: .6rem .9rem; border-radius: 4px; margin: 0 0 .75rem; }
.adf table { font-size: .9rem; margin-bottom: .75rem; } .adf ul, .adf ol { padding-left: 1.3rem; margin: 0 0 .75rem; } .adf li p { margin: 0; }
code, pre { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .88em; }
pre { background: var(--ground); border-radius: 6px; padding: .75rem; overflow-x: auto; white-space: pre-wrap; }
details summary { cursor: pointer; font-weight: 600; }
iframe { width: 100%; height: 32rem; border: 1px solid var(--line); border-radius: 6px; background: #fff; }
.empty { color: var(--faint); }
`;
