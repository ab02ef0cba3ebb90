/** Every text of the page in English, the table that the other languages follow. */

import {
  formatBytes,
  formatCount,
  formatDuration,
  formatGrey,
  formatLength,
  formatMeasure,
  formatOfHundred,
  formatPercent,
  oneIn,
} from '../format.ts';

export const english = {
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
    dropHint:
      'Any number of DICOM, TIFF, PNG, JPEG, WebP, GIF, AVIF or BMP files, a folder, or a ZIP archive',
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
    named: {
      'forearm-transverse-fracture': 'Forearm, transverse fracture',
      'forearm-no-fracture': 'Forearm, no fracture',
      'lower-leg-spiral-fracture': 'Lower leg, spiral fracture',
      'lower-leg-displaced-fracture': 'Lower leg, displaced fracture',
      'finger-oblique-fracture': 'Finger, oblique fracture',
      'wrist-hairline-fracture': 'Wrist, hairline fracture',
      'wrist-no-fracture': 'Wrist, no fracture',
      'knee-no-fracture-16-bit': 'Knee, no fracture, 16 bit',
    } as Readonly<Record<string, string>>,
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
    refused: 'Not a bone X-ray',
    progress: (done: number, all: number): string => `${formatCount(done)} of ${formatCount(all)} done`,
    left: (milliseconds: number): string => `about ${formatDuration(milliseconds)} left`,
    paused: 'Paused',
    pause: 'Pause',
    resume: 'Go on',
    cancel: 'Cancel the rest',
    looking: 'Looking through the folder …',
    sort: 'Order',
    sortName: {
      opened: 'As opened',
      name: 'By name',
      'most-suspect': 'Most suspect first',
      'least-suspect': 'Least suspect first',
    },
    filter: 'Show',
    filterName: {
      all: 'All',
      'fracture suspected': 'Fracture suspected',
      uncertain: 'Uncertain',
      'no fracture found': 'No fracture found',
      refused: 'Not a bone X-ray',
      failed: 'Not readable',
      waiting: 'Not yet read',
    },
    filterCount: (name: string, count: number): string => `${name} (${formatCount(count)})`,
    noneListed: 'None of the X-rays is of this kind.',
    mark: (name: string): string => `Choose ${name}`,
    markAll: 'Choose all shown',
    marked: (count: number): string => `${formatCount(count)} chosen`,
    removeMarked: 'Remove them',
    saveCsv: 'Save as CSV',
    saveJson: 'Save as JSON',
    skipped: (count: number): string =>
      count === 1 ? '1 file was left out' : `${formatCount(count)} files were left out`,
    skippedClose: 'Close the list of files left out',
    skipReason: {
      'not-a-picture': 'not a picture',
      unsupported: (name: string): string => `${name}, which is not read here`,
      'too-large': 'too large to be unpacked here',
      encrypted: 'locked with a password',
      'packed-otherwise': 'packed by a method that is not read here',
      damaged: 'damaged, or not what the archive says it is',
      refused: (why: string): string => `not opened. ${why}`,
    },
    andMore: (count: number): string => `and ${formatCount(count)} more`,
  },
  viewer: {
    picture: (name: string): string => `X-ray ${name}`,
    pictureWith: (name: string, overlay: string): string => `X-ray ${name} under the overlay ${overlay}`,
    noCanvas: 'This browser gives no canvas to draw on, so the picture cannot be shown.',
    window: (level: number, width: number): string =>
      `Level ${formatGrey(level)} · Width ${formatGrey(width)}`,
    zoomTitle: 'Size on the screen; 100 % is one pixel of the picture on one of the screen',
    annotations: 'Rulers and regions on the picture',
    hands: 'Keys do everything that hands do here: press ? for their list.',
    ruler: (length: number, unit: string): string => `${formatLength(length)} ${unit}`,
    rulerEnd: (length: string): string => `End of the ruler, ${length}. Arrow keys move it.`,
    region: (number: number, suspicious: boolean): string =>
      `Region ${number}, ${suspicious ? 'suspicious' : 'uncertain'}`,
    showRegion: 'Show this region closely',
    swipeLine: 'Line between the two pictures',
    comparedWith: 'Compared with',
    ownOverlay: 'its own overlay',
    original: 'Original',
    greys: 'Window',
    level: 'Level',
    width: 'Width',
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
  header: {
    title: 'Header',
    summary: 'What the file says of its picture',
    frame: (frames: number): string => `Frame, 1 to ${formatCount(frames)}`,
    window: 'Window of the file',
    windowName: (number: number, name: string | null): string => name ?? `Window ${number}`,
    reading: 'Reading the header …',
    failed: 'The header could not be read.',
    nothing: 'The header says nothing of this.',
    showIdentifying: 'Show what identifies the patient',
    hideIdentifying: 'Hide what identifies the patient',
    notKept: 'Read from the file just now; never stored or exported.',
    fact: {
      modality: 'Modality',
      bodyPart: 'Body part',
      viewPosition: 'View',
      laterality: 'Side',
      tubeVoltage: 'Tube voltage, kV',
      exposure: 'Exposure, mAs',
      exposureTime: 'Exposure time, ms',
      distance: 'Source to detector, mm',
      magnification: 'Magnification',
      detectorSpacing: 'Detector pixel, mm',
      pixelSpacing: 'Pixel, mm',
      photometric: 'Meaning of grey',
      manufacturer: 'Manufacturer',
      device: 'Device',
      patientName: 'Name',
      patientId: 'Patient ID',
      birthDate: 'Date of birth',
      sex: 'Sex',
      age: 'Age',
      studyDate: 'Date of the study',
      accession: 'Accession number',
      institution: 'Institution',
      station: 'Station',
      referringPhysician: 'Referring physician',
      studyDescription: 'Study',
      seriesDescription: 'Series',
    },
  },
  overlay: {
    title: 'Evidence overlay',
    show: 'Show overlay',
    source: 'Kind of overlay',
    sourceName: {
      evidence: 'Evidence map',
      'grad-cam': 'Grad-CAM',
      occlusion: 'Occlusion',
    },
    opacity: 'Strength',
    threshold: 'Hide below',
    colours: 'Colours',
    colourName: { inferno: 'Inferno', viridis: 'Viridis', cividis: 'Cividis' },
    regions: 'Regions that speak for a fracture',
    original: 'Hold to see the original',
    scale: {
      influence: {
        name: 'Influence on “fractured”',
        less: 'little',
        more: 'strong',
        text: 'From dark, little influence on the answer “fractured”, to bright, the strongest in this picture.',
      },
      probability: {
        name: 'Probability by this place alone',
        less: '0 %',
        more: '100 %',
        text: 'From dark to bright: the probability of a fracture, from 0 to 100 %, if nothing but this place spoke for it.',
      },
    },
    about: {
      evidence:
        'The map that the answer itself is pooled from: bright places spoke for “fractured”. It shows influence, not proof: the model may look at the wrong thing.',
      'grad-cam':
        'Which parts pushed the model towards “fractured” by its gradients, measured against the strongest part of this picture. It shows influence, not proof: the model may look at the wrong thing.',
      occlusion:
        'Each place was covered with a grey patch and the picture read again: bright where covering it made “fractured” less likely. It shows influence, not proof: the patch itself can mislead the model.',
    },
    pending: 'Looking for the evidence …',
    progress: (part: number): string => `Covering one place after another, ${formatPercent(part)}`,
    cancel: 'Cancel',
    none: 'Nothing in this picture spoke for “fractured”: there is nothing to lay over it.',
    allHidden: (peak: number): string =>
      `Nothing is seen: the strongest place reaches ${formatPercent(peak)} and lies below what is hidden.`,
    failed: 'No overlay for this picture.',
    retry: 'Try the overlay again',
    start: 'Look for the evidence',
  },
  inversion: {
    title: 'Black and white',
    suspected: 'This looks like a negative: bone black on white. The model has learnt from bright bone only.',
    invert: 'Invert and read again',
    done: 'Read inverted: black and white have changed places, on the picture and for the model.',
    undo: 'Read as the file has it',
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
    threshold: (threshold: string): string => `Threshold ${threshold}`,
    thresholdText: (threshold: string): string =>
      `At ${threshold} and above the model says “fractured”. Between the hatched limits it is uncertain.`,
    meter: (probability: string, threshold: string): string => `${probability}, threshold ${threshold}`,
    announce: (name: string, label: string, measure: string, value: string, uncertain: boolean): string =>
      `${name}: ${label}. ${measure}: ${value}${uncertain ? ', uncertain' : ''}.`,
    refused: 'This does not look like a bone X-ray',
    refusedText:
      'The model was made for bone X-rays and refuses this picture: it is unlike those it learnt from. Whatever it says of it means little.',
    readAnyway: 'Show its answer anyway',
    refusedMark: 'Refused, shown anyway',
    announceRefused: (name: string): string => `${name} does not look like a bone X-ray and was refused.`,
    announceFailed: (name: string, why: string): string => `${name} could not be read. ${why}`,
    none: 'The answer appears here.',
    unreadable: 'There is no finding for a file that cannot be read.',
  },
  judging: {
    point: 'How to weigh mistakes',
    pointName: {
      highSensitivity: 'High sensitivity',
      balanced: 'Balanced',
      highSpecificity: 'High specificity',
    },
    pointText: {
      highSensitivity: 'Misses least, with more false alarms.',
      balanced: 'Weighs missed fractures and false alarms alike.',
      highSpecificity: 'Raises the fewest false alarms, and misses more.',
    },
    rates: (sensitivity: number, specificity: number): string =>
      `Measured: it called ${formatPercent(sensitivity)} of the fractured pictures “fractured”, and ${formatPercent(1 - specificity)} of the others too.`,
    score: 'Score, not a probability',
    atPrevalence: (prevalence: number, probability: number): string =>
      `Where ${
        oneIn(prevalence) === null
          ? `${formatOfHundred(prevalence)} of 100 pictures show`
          : `1 in ${oneIn(prevalence)} pictures shows`
      } a fracture, about ${formatOfHundred(probability)} of 100 like this one do.`,
    asCalibrated: (probability: number): string =>
      `Among pictures like those it was calibrated on, about ${formatOfHundred(probability)} of 100 like this one show a fracture.`,
    uncalibrated:
      'This model is not calibrated: its score puts pictures in an order, and nobody knows how often it is right.',
    prevalence: 'How common fractures are',
    prevalenceValue: (prevalence: number): string => `${formatOfHundred(prevalence)} of 100 pictures`,
    ofCalibration: 'As in the pictures that the model was calibrated on.',
    ofPerson: 'As you set it. It changes what the number means, not what a picture is called.',
    backToCalibration: (prevalence: number): string =>
      `Take that of the calibration (${formatOfHundred(prevalence)} of 100)`,
    predictive: (positive: number, negative: number): string =>
      `There, of 100 pictures that it calls “fractured” about ${formatOfHundred(positive)} are; of 100 that it calls “not fractured”, about ${formatOfHundred(1 - negative)} are fractured all the same.`,
    readBy: (model: string): string => `Read by ${model}`,
    readByText: (model: string): string =>
      `Another model is in use now: what is said here is still that of ${model}.`,
    readAgain: (count: number, model: string): string =>
      count === 1 ? `Read it again with ${model}` : `Read ${formatCount(count)} again with ${model}`,
    readByOthers: (count: number): string =>
      count === 1 ? '1 was read by another model.' : `${formatCount(count)} were read by another model.`,
    keepBefore: 'Keep what was found before',
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
  data: {
    title: 'The data behind the model',
    open: 'The data behind it',
    loading: 'Loading the figures …',
    failed: (why: string): string => `The figures could not be loaded. ${why}`,
    noModels: 'No model is listed here.',
    models: 'Models',
    labels: { fractured: 'Fractured', intact: 'Not fractured' },
    to: 'to',
    trainedOn: 'What it was trained on',
    trainedOnText:
      'Only these pictures shaped the model. Pictures that come from one source, such as copies of one X-ray that were turned, count as one source.',
    fittedPictures: 'Pictures it was fitted to',
    fromSources: (pictures: number, groups: number): string =>
      `${formatCount(pictures)} pictures of ${formatCount(groups)} sources`,
    epochs: (epochs: string, command: string): string => `${epochs} passes over them, by: ${command}`,
    compared: 'How good it looks, and how good it is',
    official: 'Official folders',
    officialText: 'Fitted and tested on the folders as the author of the set parted them.',
    clean: 'Clean split',
    cleanText: 'The model that ships, tested on sources of which it has seen no picture.',
    correct: 'of the pictures called right',
    measuredOn: (pictures: number, fractured: number, groups: number): string =>
      `${formatCount(pictures)} pictures, ${formatCount(fractured)} of them fractured, of ${formatCount(groups)} sources`,
    notMeasuredShort: 'Not measured',
    whyDiffer: (leaked: number, pictures: number): string =>
      `They differ because ${formatCount(leaked)} of the ${formatCount(pictures)} official test pictures lie in the training folder too, byte for byte: on them the network remembers instead of reading.`,
    whyOnlyClean:
      'Only the clean split is measured here. Official folders often hold the same picture on both sides: what is measured there is memory.',
    roc: 'Fractures found against false alarms',
    rocText: (areas: readonly string[]): string =>
      `Receiver operating characteristic: the share of fractures found over the share of false alarms, at every threshold. Area under the curve, ${areas.join('; ')}. The dotted diagonal is guessing, 0.50.`,
    falseAlarms: 'False alarms among the not fractured',
    found: 'Found among the fractured',
    reliability: 'Probability said against what was',
    reliabilityText: (points: readonly string[]): string =>
      `Calibration: said probability and share that was fractured, with the number of pictures: ${points.join('; ')}. On the dotted diagonal both would be equal.`,
    said: 'Probability that the model said',
    was: 'Share that was fractured',
    leak: 'The same pictures on both sides',
    leakText: (heldOut: number, identical: number, transformed: number): string =>
      `Of ${formatCount(heldOut)} files in the set’s test folder ${formatCount(identical)} are in its training folder as well, byte for byte, and ${formatCount(transformed)} more are turned, flipped or otherwise changed copies. A network that remembers its training pictures answers them without reading them.`,
    leakPicture:
      'A drawing with a synthetic X-ray: six turned copies of one forearm lie on the training side. One of them lies on the test side too, with the same bytes, and another only turned a little further.',
    leakCaption:
      'Drawn with a synthetic X-ray (phantom): no picture of the set is shown. Solid frames have the same bytes, dashed frames are turned copies.',
    train: 'Training side',
    test: 'Test side',
    sameBytes: 'the same bytes',
    onlyTurned: 'only turned',
    identical: 'in training, byte for byte',
    transformed: 'in training, turned or changed',
    fresh: 'in no form in training',
    testFiles: (name: string, kinds: string): string =>
      `A square for each file on the test side of ${name}: ${kinds}.`,
    audit: 'What the audit found',
    auditText: (files: number, contents: number, sources: number): string =>
      `${formatCount(files)} files hold ${formatCount(contents)} different contents, and these show only ${formatCount(sources)} source pictures.`,
    behind: (name: string): string => `What stands behind the files of ${name}`,
    files: 'Files',
    contents: 'Different contents',
    sources: 'Source pictures',
    largest: (sources: number, inThem: number, files: number): string =>
      `The ${formatCount(sources)} sources with most copies make up ${formatCount(inThem)} of the ${formatCount(files)} files.`,
    conflicts: (groups: number): string =>
      groups === 0
        ? 'No source is labelled both fractured and not fractured.'
        : `${formatCount(groups)} sources are labelled fractured in one file and not fractured in another.`,
    across: (datasets: string, sources: number, contents: number): string =>
      `${formatCount(sources)} sources (${formatCount(contents)} contents) stand in several sets: ${datasets}.`,
    shortcut: (name: string): string => `What one patch alone gives away in ${name}`,
    shortcutText: (columns: number, rows: number, best: string, sources: number): string =>
      `How well a single one of ${columns} × ${rows} patches tells the classes apart (area under the ROC curve; 0.50 is chance), one vote for each of ${formatCount(sources)} sources. The best reaches ${best}.`,
    noShortcut: (name: string): string => `Single patches of ${name} were not probed.`,
    setText: (files: number, contents: number, unreadable: number): string =>
      `${formatCount(files)} files of ${formatCount(contents)} different contents; ${formatCount(unreadable)} cannot be read whole.`,
    sides: 'Files by folder',
    sideName: {
      train: 'Training',
      val: 'Validation',
      test: 'Test',
      unsplit: 'All (not parted)',
    } as Readonly<Record<string, string>>,
    greys: 'Grey values',
    greysText:
      'How often each grey occurs among the pixels of fractured and of not fractured pictures, from black to white. Where the two lines part, brightness alone hints at the class.',
    grey: 'Grey value',
    black: 'black',
    white: 'white',
    pixels: 'Share of the pixels',
    regions: 'Body regions (a picture may show several)',
    hardware: 'Screws, plates and wires',
    hardwareName: { with: 'With hardware', without: 'Without' } as Readonly<Record<string, string>>,
    fractureSizes: 'Drawn fractures by their share of the picture’s area',
    upTo: (share: string): string => `up to ${share}`,
    over: (share: string): string => `over ${share}`,
    notMeasured: 'What has not been measured',
    missing: {
      clean: 'How good this model is on a clean test side.',
      official: 'The same network fitted and tested on the official folders.',
      audit: 'Which of the files are copies of one another.',
      analysis: (name: string): string => `What is in ${name}.`,
    },
    neverClinical:
      'How good it is in a hospital: on other machines, other people, children, casts, and against readers.',
    madeBy: 'Every figure on this page was written by a command:',
  },
  help: {
    title: 'Keys',
    open: 'Help',
    paste: 'Paste a picture',
    hands: 'Mouse and fingers',
    handsText: [
      ['Drag', 'what the chosen tool does'],
      ['Drag with Shift or the middle button', 'move the picture'],
      ['Wheel, or two fingers', 'zoom'],
      ['Double click or tap', 'closer, and back to all of it'],
      ['Right click, or a long press', 'everything that can be done'],
    ],
  },
  actions: {
    toolbar: 'Tools for the picture',
    menu: 'Everything that can be done',
    more: 'More',
    group: {
      tools: 'A drag on the picture',
      grey: 'Grey values',
      turn: 'Turn and flip',
      zoom: 'Zoom',
      overlay: 'Overlay',
      compare: 'Compare',
      steps: 'Steps',
      page: 'X-rays',
    },
    name: {
      window: 'Window and level: up brighter, right wider',
      pan: 'Move',
      loupe: 'Loupe',
      ruler: 'Ruler',
      invert: 'Invert',
      whole: 'Window: as in the file',
      auto: 'Window: automatic (0.5 to 99.5 %)',
      strong: 'Window: strong contrast (5 to 95 %)',
      bone: 'Window: bone (brighter half)',
      soft: 'Window: soft tissue (darker 60 %)',
      brighter: 'Brighter',
      darker: 'Darker',
      wider: 'Less contrast',
      narrower: 'More contrast',
      'turn-right': 'Turn right',
      'turn-left': 'Turn left',
      'flip-horizontal': 'Flip left and right',
      'flip-vertical': 'Flip top and bottom',
      'zoom-in': 'Zoom in',
      'zoom-out': 'Zoom out',
      fit: 'Fit',
      actual: 'Actual pixels (1 : 1)',
      'look-left': 'Look further left',
      'look-right': 'Look further right',
      'look-up': 'Look further up',
      'look-down': 'Look further down',
      overlay: 'Overlay on or off',
      original: 'Original, while held',
      regions: 'Boxes around regions',
      'next-source': 'Next kind of overlay',
      weaker: 'Weaker overlay',
      stronger: 'Stronger overlay',
      'two-up': 'Side by side',
      swipe: 'Swipe between two',
      undo: 'Undo',
      redo: 'Redo',
      'place-ruler': 'Put a ruler in the middle',
      'remove-ruler': 'Remove the last ruler',
      reset: 'Reset the picture',
      open: 'Add X-rays',
      previous: 'X-ray above',
      next: 'X-ray below',
      remove: 'Remove this X-ray',
      'save-picture': 'Save the picture as PNG',
      report: 'Report to print',
      help: 'This list',
    },
  },
  hardCopy: {
    title: 'Keep',
    savePicture: 'Save as PNG',
    report: 'Report to print',
    making: 'Drawing the picture …',
    failed: (why: string): string => `The picture could not be made. ${why}`,
    noCanvas: 'This browser has no room left for a canvas of this size.',
    zone: {
      'no fracture found': 'No fracture found',
      uncertain: 'Uncertain',
      'fracture suspected': 'Fracture suspected',
    },
    verdict: (zone: string, probability: string): string =>
      `${zone} (probability of a fracture ${probability})`,
    point: { highSensitivity: 'high sensitivity', balanced: 'balanced', highSpecificity: 'high specificity' },
    threshold: (point: string, threshold: string): string =>
      `Threshold ${threshold} (operating point: ${point}).`,
    prevalence: (prevalence: string): string =>
      `Probabilities hold where ${prevalence} of the pictures show a fracture.`,
    regions: (suspicious: readonly string[], uncertain: readonly string[]): string =>
      [
        ...(suspicious.length > 0 ? [`Suspicious (solid line): region ${suspicious.join(', ')}.`] : []),
        ...(uncertain.length > 0 ? [`Uncertain (dotted line): region ${uncertain.join(', ')}.`] : []),
      ].join(' '),
    file: (name: string): string => `File: ${name}`,
    model: (name: string, id: string, version: string): string => `Read by ${name} (${id} ${version})`,
    phantom: 'Synthetic picture: a computed limb, nobody’s X-ray.',
    scale: (overlay: string, scale: string, hidden: string): string =>
      `${overlay}: ${scale}. Up to ${hidden} is left clear.`,
  },
  report: {
    title: 'Report',
    heading: 'Reading of a bone X-ray',
    print: 'Print or save as PDF',
    printing: 'In the print window choose a printer or “Save as PDF”; A4 and Letter both fit.',
    note: 'Note',
    noteHint: 'Printed below the pictures and kept nowhere else.',
    withName: 'Print the name of the file',
    nameHint: 'Leave it out where it names a patient. Nothing of a DICOM header is printed.',
    original: 'Original',
    overlay: 'Under the overlay',
    overlayHidden: 'The overlay is off',
    made: (date: string): string => `Made on ${date}`,
    picture: 'Picture',
    verdict: 'Finding',
    model: 'Model',
    seen: 'Shown',
    window: (low: string, high: string): string => `window ${low} to ${high}`,
    inverted: 'inverted',
    turned: (degrees: number): string => `turned by ${degrees}°`,
    mirrored: 'mirrored',
  },
  settings: {
    title: 'Settings',
    open: 'Settings',
    language: 'Language',
    languageName: { browser: 'As the browser', en: 'English', de: 'Deutsch' },
    theme: 'Colours',
    themeName: { system: 'As the system', light: 'Light', dark: 'Dark' },
    storage: 'Kept in this browser',
    storageUse: (used: number, granted: number): string =>
      `${formatBytes(used)} of ${formatBytes(granted)} that it allows`,
    storageUnknown: 'This browser does not tell how much it keeps.',
    storageText:
      'That is Osteoscope itself with its models, for working without a network, and these settings. Deleting it closes nothing; the next visit with a network fetches it again.',
    clear: 'Delete the kept app',
    cleared: 'Deleted. This page goes on until it is closed.',
    clearFailed: 'The browser did not let it be deleted.',
    tour: 'Tour',
    tourText: 'Three steps that show where things are, beside the next finding.',
    tourAgain: 'Show the tour again',
  },
  tour: {
    title: 'Tour',
    progress: (step: number, steps: number): string => `Step ${step} of ${steps}`,
    skip: 'Skip',
    back: 'Back',
    next: 'Next',
    done: 'Done',
    step: {
      finding: {
        title: 'The finding',
        text: 'How probable a fracture is, and whether that lies clearly on one side. The answer is a second opinion, and it may be wrong.',
      },
      overlay: {
        title: 'Where it comes from',
        text: 'The overlay shows what in the picture spoke for a fracture. That is influence, not proof: hold C to look at the picture without it.',
      },
      picture: {
        title: 'The picture',
        text: 'Drag for window and level, turn the wheel or use two fingers to zoom. Every tool has a key; press ? for the list.',
      },
    },
  },
  about: {
    title: 'About Osteoscope',
    open: 'About Osteoscope',
    text: 'Osteoscope reads bone X-rays in the browser: fractured or not, how sure, and where in the picture that comes from. Pictures never leave the device.',
    version: (version: string): string => `Version ${version}`,
    limits: 'What it cannot do',
    limitsText: [
      'It has not been tested in a hospital, against readers, or on the pictures of any particular machine.',
      'It says fractured or not, nothing else: no dislocation, tumour, infection or arthritis.',
      'It reads one picture at a time, without the second view, the history or the examination.',
      'A fracture that it misses looks to it like a healthy bone: “no fracture found” rules nothing out.',
    ],
    models: 'Models',
    licences: 'Licences',
    own: 'Osteoscope is free software under the Apache License 2.0.',
    packages: 'What is in it by others, with their licences',
    loading: 'Loading …',
    failed: 'This could not be loaded.',
  },
  evaluate: {
    title: 'Evaluate on your own pictures',
    open: 'Evaluate on labelled pictures',
    bring: 'Bring labelled pictures',
    about:
      'Bring pictures of which you know whether they show a fracture, and see how well the model in use reads them. Everything is counted on this device.',
    ways: [
      'A folder or a ZIP archive with the folders “fractured” and “not fractured” in it.',
      'Or any pictures, and a CSV with the columns file and label (fractured, not fractured, 1 or 0). With a column group, such as the patient, pictures that belong together are drawn together for the interval.',
    ],
    chooseFolder: 'Choose a folder',
    chooseFiles: 'Choose files, a ZIP or a CSV',
    list: (name: string, rows: number): string => `Labels from ${name}: ${formatCount(rows)} files.`,
    forgetList: (name: string): string => `Do without the labels from ${name}`,
    faults: (count: number): string =>
      count === 1
        ? '1 line has a label that is not understood'
        : `${formatCount(count)} lines have labels that are not understood`,
    fault: (line: number, label: string): string => `Line ${line}: “${label}”`,
    listRefused: (name: string, why: string): string => `${name} is no list of labels: ${why}`,
    whyRefused: {
      'no-columns': 'it has no columns “file” and “label”.',
      results: 'it holds results; what they call a label is what a model said.',
      empty: 'it is empty.',
      'too-large': 'it is too large.',
    },
    notCounted: 'Not counted',
    nothingLabelled:
      'None of the opened pictures has a label: no folder is named “fractured” or “not fractured”, and no list names them.',
    waiting: (count: number): string =>
      count === 1
        ? '1 labelled picture is still to be read by this model.'
        : `${formatCount(count)} labelled pictures are still to be read by this model.`,
    unlabelled: (count: number): string =>
      count === 1 ? '1 picture has no label' : `${formatCount(count)} pictures have no label`,
    unreadable: (count: number): string =>
      count === 1 ? '1 file could not be read' : `${formatCount(count)} files could not be read`,
    contradicted: (count: number): string =>
      count === 1
        ? '1 picture has two different labels in the list'
        : `${formatCount(count)} pictures have two different labels in the list`,
    missing: (count: number): string =>
      count === 1
        ? '1 file of the list is not opened'
        : `${formatCount(count)} files of the list are not opened`,
    figures: 'How good it is on them',
    of: (model: string): string => `How ${model} reads them`,
    auc: 'Area under the ROC curve',
    undefinedFigure: 'not defined',
    oneClass: 'With only one class there is nothing to tell apart: bring pictures of both.',
    interval: (low: number, high: number): string =>
      `95 % interval ${formatMeasure(low)} to ${formatMeasure(high)}`,
    intervalLater: 'Its interval follows once all are read.',
    intervalPending: 'Finding its interval …',
    intervalFailed: 'Its interval could not be found.',
    noInterval: 'Too few pictures for an interval.',
    counted: (pictures: number, fractured: number): string =>
      `${formatCount(pictures)} pictures, ${formatCount(fractured)} of them fractured.`,
    byPicture:
      'The interval takes each picture for itself (bootstrap, 2,000 resamples): where several are of one patient it is too narrow.',
    byGroup: (groups: number): string =>
      `The interval draws the ${formatCount(groups)} groups of the list as a whole (bootstrap, 2,000 resamples).`,
    refused: (count: number): string =>
      count === 1
        ? '1 of them the model takes for no bone X-ray; it counts all the same.'
        : `${formatCount(count)} of them the model takes for no bone X-rays; they count all the same.`,
    ofCard: 'On its own held-out pictures:',
    notComparable: 'Other pictures, so the two need not agree.',
    confusion: 'Called against true',
    confusionText: (threshold: string): string =>
      `Called fractured from a probability of ${threshold} on. Rows are the truth, columns what the model says.`,
    calledFractured: 'Called fractured',
    calledIntact: 'Called not fractured',
    found: 'found',
    missed: 'missed',
    falseAlarm: 'false alarm',
    cleared: 'cleared',
    rate: (rate: string, part: number, whole: number): string =>
      `${rate} (${formatCount(part)} of ${formatCount(whole)})`,
    yourPictures: 'Your pictures',
    rocText: (area: string, points: readonly string[]): string =>
      `Receiver operating characteristic: the share of fractures found over the share of false alarms, at every threshold. Area under the curve ${area}. Operating points with both shares: ${points.join('; ')}. The dotted diagonal is guessing.`,
    calibrationError: (error: string): string =>
      `Expected calibration error ${error}: how far, on average, the said probability lies from the share that was fractured.`,
    prevalence: (here: string, there: string | null): string =>
      there === null
        ? `${here} of these pictures are fractured.`
        : `${here} of these pictures are fractured, ${there} where the model was calibrated: where the two differ, said and true cannot agree.`,
    mistakes: 'Worst mistakes',
    mistakesText: (count: number): string =>
      count === 1
        ? '1 picture is called wrong. Choose it to look at it.'
        : `${formatCount(count)} pictures are called wrong, the surest first. Choose one to look at it.`,
    noMistakes: 'None is called wrong at this operating point.',
    moreMistakes: (count: number): string => `Show ${formatCount(count)} more`,
    save: 'Save the evaluation',
    saveJson: 'Save figures as JSON',
    saveCsv: 'Save pictures as CSV',
  },
  history: {
    title: 'History',
    open: 'History',
    keep: 'Keep a history on this device',
    about:
      'Off unless you switch it on. Of every picture read from then on it keeps the name of the file, a small thumbnail, what was found by which model, and the date: in this browser, sent nowhere, for whoever uses it to see. It keeps neither the file nor anything of a DICOM header; a name that names a patient is kept as it is. Switched off, what was kept stays until you delete it.',
    failed: 'This browser lets the page keep nothing, or has no room left: readings go on without a history.',
    readings: 'Readings',
    count: (count: number): string =>
      count === 0 ? 'Nothing is kept.' : count === 1 ? '1 reading' : `${formatCount(count)} readings`,
    model: (name: string, version: string): string => `${name} ${version}`,
    regions: (count: number): string => (count === 1 ? '1 region' : `${formatCount(count)} regions`),
    more: 'Show more',
    deleteAll: 'Delete everything',
    deleteSure: (count: number): string =>
      count === 1 ? 'Delete this reading for good?' : `Delete all ${formatCount(count)} readings for good?`,
    deleteYes: 'Delete for good',
    deleteNo: 'Keep them',
  },
  updates: {
    waiting: 'A new version of Osteoscope is ready.',
    elsewhere: 'Another window loaded a new version of Osteoscope; this one goes on with its own.',
    waitingText: 'Loading it closes the pictures that are open.',
    update: 'Load it now',
    later: 'Later',
    offlineReady: 'Osteoscope now works without a network.',
    dismiss: 'Close',
  },
  dialog: { close: 'Close' },
} as const;
