import { createHash } from 'node:crypto'
import { html } from './html.ts'

/** The style of every page. It is part of the page, so that a browser needs one request to show it. */
export const style = html`
:root { color-scheme: light dark; --paper: #fff; --ink: #1c1d1f; --soft: #5a5f66; --line: #dcdfe3; --tile: #e9ebee;
  --accent: #0b57d0; --on-accent: #fff }
@media (prefers-color-scheme: dark) {
  :root { --paper: #131416; --ink: #e9eaec; --soft: #a5abb3; --line: #34383d; --tile: #24272b;
    --accent: #a8c7fa; --on-accent: #0a2a5c }
}
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100% }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
a { color: var(--accent) }
a:focus-visible, video:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
svg { width: 1.5rem; height: 1.5rem; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round;
  stroke-linejoin: round; flex: none }
h1 { margin: 0; font-weight: 500; line-height: 1.2; overflow-wrap: anywhere; text-wrap: balance }
p { margin: 0; overflow-wrap: anywhere }

.album { padding: clamp(1rem, 3vw, 2.5rem); max-width: 110rem; margin: 0 auto }
.album header { padding: clamp(.5rem, 2vw, 1.5rem) 0 clamp(1.25rem, 2.5vw, 2rem) }
.album h1 { font-size: clamp(1.75rem, 5vw, 3rem) }
.soft { color: var(--soft) }
.photos { display: flex; flex-wrap: wrap; gap: 4px; margin: 0; padding: 0; list-style: none }
.photos::after { content: ""; flex: 1000 1 0 }
.photos li { flex: 1 1 auto; max-width: 100%; scroll-margin-top: 30vh }
.photos a { display: block; position: relative; height: 100%; overflow: hidden; background: var(--tile);
  color: var(--soft); font-size: .8125rem }
.photos a:focus-visible { outline: 4px solid var(--accent); outline-offset: -4px; z-index: 1 }
.photos :target a::after, .photos a:focus-visible::after { content: ""; position: absolute; inset: 0;
  box-shadow: inset 0 0 0 4px var(--accent), inset 0 0 0 6px var(--paper) }
.photos img { display: block; height: clamp(7rem, 19vw, 15rem); width: auto; min-width: 100%; max-width: 100%;
  object-fit: cover }
.photos img::after { content: attr(alt); position: absolute; inset: 0; display: grid; place-items: center;
  padding: .5rem; background: var(--tile); text-align: center }
.photos .video svg { position: absolute; top: .375rem; right: .375rem; padding: .25rem; border-radius: 50%;
  background: #000a; color: #fff; fill: currentColor }
.note { display: flex; gap: .75rem; max-width: 44rem; margin: clamp(1.5rem, 3.5vw, 2.5rem) 0; font-size: 1.125rem }
.note p { white-space: pre-line }
.note .soft { font-size: .875rem }
.note svg { margin-top: .1rem; color: var(--soft) }
.photos + .photos { margin-top: 4px }
.pages { display: flex; flex-wrap: wrap; justify-content: center; gap: .75rem; padding-top: 2.5rem }

.button { display: inline-flex; align-items: center; gap: .5rem; padding: .625rem 1.125rem; border-radius: 2rem;
  border: 1px solid var(--line); color: var(--accent); text-decoration: none }
.button:hover { background: var(--tile) }
.download { background: var(--accent); border-color: var(--accent); color: var(--on-accent) }
.download:hover { background: var(--accent); text-decoration: underline }

.back { padding: .75rem clamp(1rem, 3vw, 2.5rem) }
.back a { display: inline-flex; align-items: center; gap: .375rem; max-width: 100%; color: inherit; text-decoration: none }
.back a:hover { text-decoration: underline }
.back span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.stage { position: relative; display: grid; place-items: center; min-height: 50vh; min-height: 50svh; background: #0d0e10;
  color: #c4c7cc }
.stage > img, .stage > video { display: block; max-width: 100%; max-height: 84vh; max-height: 84svh; width: auto; height: auto }
.stage > video { min-width: min(100%, 20rem) }
.neighbor { position: absolute; top: 50%; display: grid; place-items: center; width: 3rem; height: 3rem; margin-top: -1.5rem;
  border-radius: 50%; background: #000a; color: #fff }
.neighbor:hover { background: #000 }
.stage a:focus-visible { outline-color: #fff }
.neighbor[rel=prev] { left: clamp(.375rem, 1.5vw, 1.5rem) }
.neighbor[rel=next] { right: clamp(.375rem, 1.5vw, 1.5rem) }
.about { width: 100%; max-width: 48rem; margin: 0 auto; padding: clamp(1.25rem, 3vw, 2.5rem) clamp(1rem, 3vw, 2.5rem) 3rem }
.about h1 { font-size: clamp(1.125rem, 3vw, 1.5rem) }
.caption { margin-top: .75rem; font-size: 1.125rem; white-space: pre-line }
dl { display: grid; grid-template-columns: auto 1fr; gap: .375rem 1.5rem; margin: 1.5rem 0 }
dt { color: var(--soft) }
dd { margin: 0; overflow-wrap: anywhere }

.plain { display: grid; place-content: center; justify-items: center; gap: .75rem; min-height: 90vh; padding: 1.5rem; text-align: center }
.plain h1 { font-size: 1.75rem }
.plain pre { max-width: calc(100vw - 3rem); margin: 0; padding: .75rem 1rem; overflow-x: auto; border-radius: .5rem;
  background: var(--tile); font: .875rem/1.5 ui-monospace, monospace; text-align: left }
@media (forced-colors: active) { .button, .neighbor { border: 1px solid } }
`

/** The source that allows this style in a content security policy. */
export const styleSource = `'sha256-${createHash('sha256').update(style.text).digest('base64')}'`
