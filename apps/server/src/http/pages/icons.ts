import { type Html, html } from './html.ts'

const icon = (paths: Html) => html`<svg viewBox="0 0 24 24" aria-hidden="true">${paths}</svg>`

export const icons = {
  play: icon(html`<path d="M8 5v14l11-7z"/>`),
  place: icon(
    html`<path d="M12 21s7-6.2 7-11.5a7 7 0 0 0-14 0C5 14.8 12 21 12 21z"/><circle cx="12" cy="9.5" r="2.5"/>`,
  ),
  route: icon(
    html`<circle cx="6" cy="18.5" r="2.5"/><circle cx="18" cy="5.5" r="2.5"/><path d="M8.5 18.5H15a3.25 3.25 0 0 0 0-6.5H9a3.25 3.25 0 0 1 0-6.5h6.5"/>`,
  ),
  left: icon(html`<path d="M15 5l-7 7 7 7"/>`),
  right: icon(html`<path d="M9 5l7 7-7 7"/>`),
}
