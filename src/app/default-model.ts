/** The model that the page loads: the first of those listed in `public/models/index.json`, the name of its folder. */

import models from '../../public/models/index.json';

export const DEFAULT_MODEL: string = models[0] ?? '';
