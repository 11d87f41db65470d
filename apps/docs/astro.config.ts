import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'
import { placeholderBase } from './scripts/relativeUrls.ts'
import { sidebar } from './site.ts'

export default defineConfig({
  // Replaced by relative addresses after the build, so that the site works under any path. `dev` serves at the root.
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
        // The site has no social links, so their place in the header and in the mobile menu has the version select.
        SocialIcons: './src/components/VersionSelect.astro',
        Banner: './src/components/OldVersionBanner.astro',
      },
      // The relative addresses of a 404 page would be wrong in subfolders.
      disable404Route: true,
      pagination: false,
      sidebar,
    }),
  ],
})
