/** Every text of the page in one table: another language is another table of this type. */

import { formatBytes, formatCount, formatMeasure, formatPercent, formatProbability } from './format.ts';

export const messages = {
  app: {
    name: 'Osteoscope',
    tagline: 'Reads bone X-rays in your browser',
    disclaimer:
      'For research and teaching only. Not a medical device: no decision about a patient may rest on it.',
    skip: 'Skip to the picture',
    crashed: 'The page stopped working',
    crashedWhy: 'This is a fault of Osteoscope. Your pictures are still on your device; nothing was sent.',
    reload: 'Load the page again',
  },
  open: {
    choose: 'Choose X-rays',
    add: 'Add X-rays',
    samples: 'Try a sample',
    drop: 'Drop to read',
    dropHint: 'Any number of PNG, JPEG, WebP, GIF, AVIF or BMP pictures',
    emptyTitle: 'Put an X-ray on the light box',
    emptyText:
      'Drop pictures anywhere, paste one, or choose them. You get fractured or not fractured, how sure, and where in the picture that comes from.',
    privacy: 'Nothing leaves this device',
    privacyText: 'Pictures are read here, by your own processor, and sent nowhere.',
    offline: 'Works without a network',
    offlineText: 'After the first visit everything it needs is on this device.',
    open: 'Every file gets its own answer',
    openText: 'One that cannot be read says why, and the others go on.',
  },
  samples: {
    title: 'Samples',
    text: 'Computed pictures of limbs that never existed (phantoms), made to try the page out. They say nothing about how good the model is on real X-rays.',
    synthetic: 'synthetic',
    loading: 'Loading the samples …',
    failed: 'The samples could not be loaded.',
  },
  list: {
    title: 'X-rays',
    summary: (read: number, failed: number, all: number): string =>
      [
        `${formatCount(read)} of ${formatCount(all)} read`,
        ...(failed ? [`${formatCount(failed)} could not be read`] : []),
      ].join(', '),
    clear: 'Clear all',
    remove: (name: string): string => `Remove ${name}`,
    retry: (name: string): string => `Read ${name} again`,
    waiting: 'Waiting',
    decode: 'Opening',
    infer: 'Reading',
    draw: 'Drawing',
    failed: 'Not readable',
    phantom: 'Synthetic',
  },
  viewer: {
    picture: (name: string): string => `X-ray ${name}`,
    facts: (width: number, height: number, format: string, bits: number, bytes: number): string =>
      `${width} × ${height} px · ${format.toUpperCase()}, ${bits} bit · ${formatBytes(bytes)}`,
    waitingForModel: 'The model is still on its way',
    waiting: 'Waits for those before it',
    reading: { decode: 'Opening the file', infer: 'Reading the X-ray', draw: 'Drawing the picture' },
    failed: (name: string): string => `${name} could not be read`,
    retry: 'Try again',
    remove: 'Remove',
    phantom: 'Synthetic picture',
  },
  overlay: {
    title: 'Evidence overlay',
    show: 'Show overlay',
    opacity: 'Overlay strength',
    original: 'Hold to see the original',
    less: 'little',
    more: 'strong',
    legend: 'Influence on “fractured”',
    legendText:
      'Dark violet: little influence on the answer “fractured”. Bright yellow: the strongest in this picture.',
    about:
      'The colours show which parts pushed the model towards “fractured” (Grad-CAM), measured against the strongest part of this picture. They show influence, not proof: the model may look at the wrong thing.',
    pending: 'Looking for the evidence …',
    none: 'Nothing in this picture spoke for “fractured”: there is nothing to lay over it.',
    failed: 'No overlay for this picture.',
    retry: 'Try the overlay again',
  },
  verdict: {
    title: 'Finding',
    label: { fractured: 'Fractured', 'not fractured': 'Not fractured' },
    uncertain: 'Uncertain',
    zone: {
      'no fracture found': 'No sign of a fracture was found.',
      uncertain:
        'Too close to call: the probability lies near the threshold, so this answer may well be wrong.',
      'fracture suspected': 'A fracture is suspected.',
    },
    probability: 'Probability of a fracture',
    threshold: (threshold: number): string => `Threshold ${formatProbability(threshold)}`,
    thresholdText: (threshold: number): string =>
      `At ${formatProbability(threshold)} and above the model says “fractured”. Between the hatched limits it is uncertain.`,
    meter: (probability: number, threshold: number): string =>
      `${formatProbability(probability)}, threshold ${formatProbability(threshold)}`,
    announce: (name: string, label: string, probability: number, uncertain: boolean): string =>
      `${name}: ${label}, probability of a fracture ${formatProbability(probability)}${uncertain ? ', uncertain' : ''}.`,
    announceFailed: (name: string, why: string): string => `${name} could not be read. ${why}`,
    none: 'The answer appears here.',
    unreadable: 'There is no finding for a file that cannot be read.',
  },
  timing: {
    decode: 'Opened',
    infer: 'Read',
    explain: 'Explained',
  },
  engine: {
    title: 'Engine',
    name: { webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'plain JavaScript' },
    reason: {
      'asked-for': 'as the address asks for it',
      'graphics-card': 'on the graphics card',
      'software-graphics': 'because graphics are computed in software here',
      'no-graphics': 'because this browser offers no WebGL 2',
      fallback: 'because nothing faster starts here',
    },
  },
  model: {
    title: 'Model',
    details: 'About the model',
    loading: {
      engine: 'Starting the engine',
      download: (part: number): string => `Loading the model, ${formatPercent(part)}`,
      'warm-up': 'Warming up',
    },
    failed: 'The model could not be loaded',
    reload: 'Load the model again',
    trainedOn: (names: string, pictures: number): string =>
      `Trained on ${formatCount(pictures)} pictures: ${names}`,
    auc: (value: number, low: number, high: number): string =>
      `AUC ${formatMeasure(value)} (95 % interval ${formatMeasure(low)} to ${formatMeasure(high)})`,
    evaluatedOn: (pictures: number, groups: number): string =>
      `on ${formatCount(pictures)} held-out pictures of ${formatCount(groups)} sources`,
    notEvaluated: 'Not evaluated: nobody knows how good it is.',
    measures: 'How good it is',
    accuracy: 'Accuracy',
    sensitivity: 'Sensitivity',
    specificity: 'Specificity',
    areaUnderRoc: 'Area under ROC',
    interval: (value: number, low: number, high: number): string =>
      `${formatMeasure(value)} (${formatMeasure(low)} to ${formatMeasure(high)})`,
    intervalText: '95 % intervals in brackets, bootstrapped by source.',
    data: 'What it was trained on',
    dataText: (pictures: number, fractured: number, groups: number): string =>
      `${formatCount(pictures)} pictures, ${formatCount(fractured)} of them fractured, from ${formatCount(groups)} sources`,
    licence: (licence: string): string => `Licence: ${licence}`,
    limits: 'What it cannot do',
    facts: 'Facts',
    version: 'Version',
    parameters: 'Parameters',
    multiplyAdds: 'Multiply-adds a picture',
    input: 'Input',
    inputText: (width: number, height: number): string => `${width} × ${height} px`,
    epochs: 'Epochs',
    finished: 'Trained',
    renderer: 'Graphics',
  },
  help: {
    title: 'Keys',
    open: 'Help',
    action: {
      open: 'Add X-rays',
      previous: 'X-ray above',
      next: 'X-ray below',
      overlay: 'Overlay on or off',
      weaker: 'Weaker overlay',
      stronger: 'Stronger overlay',
      original: 'Original, while held',
      remove: 'Remove this X-ray',
      help: 'This list',
    },
    paste: 'Paste a picture',
  },
  updates: {
    waiting: 'A new version of Osteoscope is ready.',
    waitingText: 'Loading it closes the pictures that are open.',
    update: 'Load it now',
    later: 'Later',
    offlineReady: 'Osteoscope now works without a network.',
    dismiss: 'Close',
  },
  dialog: { close: 'Close' },
} as const;
