/**
 * Fills the switcher of versions, and tells readers of an old one so, from `versions.json` beside the versions'
 * folders: a site that was built long ago does not know what has come since.
 */
export async function offerVersions(): Promise<void> {
  // A file that was opened from a disk may not ask for others.
  if (!location.protocol.startsWith('http')) return
  const site = new URL(import.meta.env.BASE_URL, location.href)
  const root = new URL('../', site)
  const answer = await fetch(new URL('versions.json', root)).catch(() => undefined)
  if (!answer?.ok) return
  const versions: { folder: string; name: string; old: boolean }[] = await answer.json()
  const here = versions.find(({ folder }) => new URL(`${folder}/`, root).pathname === site.pathname)
  if (here === undefined) return

  const page = location.pathname.slice(site.pathname.length)
  for (const select of document.querySelectorAll<HTMLSelectElement>('version-select select')) {
    const options = versions.map(
      ({ folder, name }) => new Option(name, folder, false, folder === here.folder),
    )
    select.replaceChildren(...options)
    select.addEventListener('change', () => visit(new URL(`${select.value}/`, root), page))
  }
  for (const banner of document.querySelectorAll<HTMLElement>('[data-old-version]')) {
    banner.hidden = !here.old
    banner.querySelector('a')?.setAttribute('href', new URL('latest/', root).href)
  }
}

/** The same page of another version, or its home page where it has none such. */
async function visit(version: URL, page: string): Promise<void> {
  const same = new URL(page, version)
  const there = await fetch(same, { method: 'HEAD' }).catch(() => undefined)
  location.href = there?.ok ? same.href : version.href
}
