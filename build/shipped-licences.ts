/** Collects the licences of every package whose code ends up in the app, for its About page, and refuses any that is not permissive. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import type { ShippedLicences } from '../src/app/shipped-licences.ts';
import { isPermissive } from './permissive.ts';

/** Built after the app, with its own list of files complete: what it bundles has to be known before. */
const IN_SERVICE_WORKER = ['workbox-core', 'workbox-precaching', 'workbox-routing', 'workbox-strategies'];

const ROOT = dirname(import.meta.dirname);

export interface LicencePlugins {
  /** Writes `licences.json`. */
  readonly app: Plugin;
  /** Hears what the builds of workers bundle, which come before the app's. */
  readonly worker: Plugin;
  /** Refuses a package in the service worker that the list leaves out. */
  readonly serviceWorker: Plugin;
}

/** @returns one plugin for each build that makes a part of the app */
export function shippedLicences(): LicencePlugins {
  const folders = new Set<string>();
  const collect = (modules: Iterable<string>): void => {
    for (const folder of packageFolders(modules)) folders.add(folder);
  };
  return {
    app: {
      name: 'shipped-licences',
      apply: 'build',
      generateBundle(_, bundle) {
        collect(modulesOf(bundle));
        collect(IN_SERVICE_WORKER.map((name) => join(ROOT, 'node_modules', name, 'package.json')));
        const source = JSON.stringify(licencesOf(folders));
        this.emitFile({ type: 'asset', fileName: 'licences.json', source });
      },
    },
    worker: {
      name: 'shipped-licences:worker',
      generateBundle: (_, bundle) => collect(modulesOf(bundle)),
    },
    serviceWorker: {
      name: 'shipped-licences:service-worker',
      generateBundle(_, bundle) {
        const listed = IN_SERVICE_WORKER.map((name) => join(ROOT, 'node_modules', name));
        const missing = [...packageFolders(modulesOf(bundle))].filter((folder) => !listed.includes(folder));
        if (missing.length > 0) this.error(`The service worker bundles ${missing.join(', ')}: list it here.`);
      },
    },
  };
}

type Bundle = Readonly<Record<string, { readonly type: string; readonly moduleIds?: readonly string[] }>>;

const modulesOf = (bundle: Bundle): string[] =>
  Object.values(bundle).flatMap(({ moduleIds = [] }) => moduleIds);

/** Folders of the packages that modules come from; the project's own modules have none. */
function packageFolders(modules: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const id of modules) {
    // The bundler puts in a few lines of its own.
    const own = /^\0(vite|rolldown)\//.exec(id)?.[1];
    const folder = own
      ? join(ROOT, 'node_modules', own)
      : /^.*\/node_modules\/(@[^/]+\/)?[^/]+/.exec(id.replace(/^\0/, ''))?.[0];
    if (folder) folders.add(folder);
  }
  return folders;
}

/** @throws Error that names a package whose licence is not permissive, or has no text */
export function licencesOf(folders: Iterable<string>): ShippedLicences {
  const texts: string[] = [];
  const packages = [...folders].map((folder) => {
    const {
      name,
      version,
      license: licence,
    } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (typeof licence !== 'string' || !isPermissive(licence)) {
      throw new Error(`The package ${name} may not ship: its licence is "${licence}".`);
    }
    const text = noticeOf(folder, name, licence);
    const known = texts.indexOf(text);
    if (known < 0) texts.push(text);
    return { name, version, licence, text: known < 0 ? texts.length - 1 : known };
  });
  packages.sort((a, b) => (a.name < b.name ? -1 : 1));
  return { packages, texts };
}

/** A package's own licence, and what stands in `build/notices` where that is missing or does not tell of all it contains. */
function noticeOf(folder: string, name: string, licence: string): string {
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.md|\.txt)?$/i.test(entry));
  // The project is under the same licence, whose text names nobody.
  const own = file ? join(folder, file) : licence === 'Apache-2.0' ? join(ROOT, 'LICENSE') : null;
  const added = join(ROOT, 'build/notices', `${name}.txt`);
  const texts = [own, existsSync(added) ? added : null]
    .filter((path) => path !== null)
    .map((path) => withoutBundled(readFileSync(path, 'utf8')).trim());
  if (texts.length === 0) throw new Error(`The package ${name} has no licence file: put one into ${added}.`);
  return texts.join('\n\n');
}

/** Vite tells of what it contains itself, none of which ships. */
const withoutBundled = (text: string): string =>
  text.split(/^#+ Licenses of bundled dependencies$/m)[0] ?? '';
