import { expect, test } from 'vitest';

const required = process.env.REQUIRE_CHROMIUM === '1';

test.skipIf(!required)(
  'skipped: no Chromium was found, so nothing was tested in a browser (install it, or set CHROMIUM to its path)',
  () => {
    expect.fail(
      'REQUIRE_CHROMIUM is set and no Chromium was found: install it, or set CHROMIUM to its path.',
    );
  },
);
