/** Names for files that are saved, made from names that came from anywhere. */

/** Names that Windows keeps for devices. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** Letters; longer names trouble some file systems. */
const MOST = 80;

/**
 * @param name a file's, whose extension is left out
 * @returns letters, digits, dots, dashes and underscores, with the ending
 */
export function safeName(name: string, ending: string): string {
  const stem = name
    .normalize('NFC')
    .replace(/\.[^./\\]*$/, '')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[.-]+|[.-]+$/g, '');
  const short = [...stem].slice(0, MOST).join('');
  return `${short === '' || DEVICES.test(short) ? 'x-ray' : short}${ending}`;
}
