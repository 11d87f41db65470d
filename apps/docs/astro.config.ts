import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'
import { placeholderBase } from './scripts/relativeUrls.ts'
import { sidebar } from './site.ts'

export default defineConfig({
  // Made relative after the build, so that one site works wherever it is put; `dev` serves at the root.
  base: process.argv.includes('build') ? placeholderBase : '/',
  outDir: './dist/latest',
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  integrations: [
    starlight({
      title: 'Tintype',
      description: 'The Google Photos Library API, spec-first: guides and reference.',
      favicon: '/favicon.svg',
      customCss: ['./src/styles/site.css'],
      components: {
        // The place of links to elsewhere, of which there are none, in the header and in the menu of small screens.
        SocialIcons: './src/components/VersionSelect.astro',
        Banner: './src/components/OldVersionBanner.astro',
      },
      // A page that is not there can be asked for at any depth, where relative addresses do not hold.
      disable404Route: true,
      pagination: false,
      sidebar,
    }),
  ],
})
