/** Answers what another app shares to this one: keeps the files and sends the browser to the page, which takes them. */

import { keepShared, SHARE_FIELD, SHARED } from '../study/intake/shared-files.ts';

/**
 * @param request the form that the operating system posts
 * @param home address of the app's folder, with a slash at its end
 */
export async function receiveShared(request: Request, home: string): Promise<Response> {
  const form = await request.formData();
  const files = form.getAll(SHARE_FIELD).filter((value): value is File => value instanceof File);
  await keepShared(home, files);
  // "See other": the page is got, not posted to again when it is loaded anew.
  return Response.redirect(new URL(`./?${SHARED}`, home).href, 303);
}
