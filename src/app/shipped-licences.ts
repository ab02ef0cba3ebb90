/** The licences of the packages whose code is in the app, as the build wrote them to `licences.json`. */

import * as v from 'valibot';

const schema = v.object({
  packages: v.array(
    v.object({
      name: v.string(),
      version: v.string(),
      /** An SPDX expression, such as `MIT`. */
      licence: v.string(),
      /** Which of the texts is its licence, with copyright notices. */
      text: v.number(),
    }),
  ),
  texts: v.array(v.string()),
});

export type ShippedLicences = v.InferOutput<typeof schema>;

/** @param folder address of the app's folder, with a slash at its end */
export async function fetchShippedLicences(folder: string): Promise<ShippedLicences> {
  const response = await fetch(new URL('licences.json', folder));
  if (!response.ok) throw new Error(`The list of licences was answered with status ${response.status}.`);
  return v.parse(schema, await response.json());
}
