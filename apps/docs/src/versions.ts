/**
 * Fills the version select and shows a banner on pages of an old version. Both come from `versions.json` next to the
 * folders of the versions, because newer versions are not known when a site is built.
 */
export async function showVersions(): Promise<void> {
  // A page opened from the disk may not fetch other files.
  if (!location.protocol.startsWith('http')) return
  const site = new URL(import.meta.env.BASE_URL, location.href)
  const root = new URL('../', site)
  const response = await fetch(new URL('versions.json', root)).catch(() => undefined)
  if (!response?.ok) return
  const versions: { folder: string; name: string; old: boolean }[] = await response.json()
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

/** Goes to the same page of another version, or to its home page if that page does not exist. */
async function visit(version: URL, page: string): Promise<void> {
  const same = new URL(page, version)
  const response = await fetch(same, { method: 'HEAD' }).catch(() => undefined)
  location.href = response?.ok ? same.href : version.href
}
