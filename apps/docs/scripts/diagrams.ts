import { readdirSync, readFileSync } from 'node:fs'
import nomnoml from 'nomnoml'

const folder = new URL('../diagrams/', import.meta.url)

/** Lines and letters have the color of the surrounding text. */
const STYLE = `#stroke: currentColor
#fill: #7f9f9f22
#background: transparent
#lineWidth: 1.2
#fontSize: 12
#font: system-ui, sans-serif
#leading: 1.35
#padding: 9
#spacing: 42
#edges: rounded
#arrowSize: 0.6
#.plain: visual=none
#.main: fill=#1f6f7855 bold
`

/** Returns every diagram as SVG by file name. */
export function renderDiagrams(): Map<string, string> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.nomnoml'))
  return new Map(names.map((name) => [name.replace('.nomnoml', '.svg'), render(name)]))
}

function render(name: string): string {
  const svg = nomnoml.renderSvg(`${STYLE}${readFileSync(new URL(name, folder), 'utf8')}`)
  return (
    svg
      .replace(/<desc[\s\S]*?<\/desc>/, '')
      .replaceAll(/ data-(name|compartment)="[^"]*"/g, '')
      .replaceAll(/ (text-align|font)="[^"]*"/g, '')
      // nomnoml measures text in pixels and writes the size in points, which are a third larger.
      .replaceAll(/font-size="([\d.]+)pt"/g, (_size, points) => `font-size="${Number(points) * 1.12}"`)
      .replaceAll(/\n\s*/g, '')
      .replace('<svg ', '<svg style="color-scheme:light dark" ')
  )
}
