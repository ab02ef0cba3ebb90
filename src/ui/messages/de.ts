/** Every text of the page in German. */

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
import type { Messages } from '../messages.ts';

export const german: Messages = {
  app: {
    name: 'Osteoscope',
    tagline: 'Liest Knochenaufnahmen im Browser',
    disclaimer:
      'Nur für Forschung und Lehre. Kein Medizinprodukt: Keine Entscheidung über Patienten darf sich darauf stützen.',
    skip: 'Direkt zur Aufnahme',
    crashed: 'Die Seite ist stehen geblieben',
    crashedWhy:
      'Das ist ein Fehler von Osteoscope. Die Aufnahmen liegen weiterhin auf diesem Gerät; gesendet wurde nichts.',
    reload: 'Seite neu laden',
  },
  open: {
    choose: 'Aufnahmen wählen',
    add: 'Hinzufügen',
    samples: 'Beispiele',
    drop: 'Zum Lesen ablegen',
    dropHint:
      'Beliebig viele Bilder als DICOM, TIFF, PNG, JPEG, WebP, GIF, AVIF oder BMP, ein Ordner oder ein ZIP-Archiv',
    emptyTitle: 'Eine Aufnahme auf den Leuchtkasten',
    emptyText:
      'Bilder irgendwohin ziehen, einfügen oder auswählen. Die Antwort: Fraktur oder keine Fraktur, wie sicher, und woran im Bild es liegt.',
    privacy: 'Nichts verlässt dieses Gerät',
    privacyText: 'Die Bilder werden hier gelesen, vom eigenen Prozessor, und nirgendwohin gesendet.',
    offline: 'Geht ohne Netz',
    offlineText: 'Nach dem ersten Besuch liegt alles Nötige auf diesem Gerät.',
    open: 'Jede Datei bekommt ihre Antwort',
    openText: 'Eine, die nicht lesbar ist, sagt warum, und mit den anderen geht es weiter.',
  },
  samples: {
    title: 'Beispiele',
    text: 'Berechnete Bilder von Gliedmaßen, die es nie gab (Phantome), um die Seite auszuprobieren. Sie sagen nichts darüber, wie gut das Modell bei echten Aufnahmen ist.',
    named: {
      'forearm-transverse-fracture': 'Unterarm, Querfraktur',
      'forearm-no-fracture': 'Unterarm, keine Fraktur',
      'lower-leg-spiral-fracture': 'Unterschenkel, Spiralfraktur',
      'lower-leg-displaced-fracture': 'Unterschenkel, dislozierte Fraktur',
      'finger-oblique-fracture': 'Finger, Schrägfraktur',
      'wrist-hairline-fracture': 'Handgelenk, Haarriss',
      'wrist-no-fracture': 'Handgelenk, keine Fraktur',
      'knee-no-fracture-16-bit': 'Knie, keine Fraktur, 16 Bit',
    },
    synthetic: 'synthetisch',
    loading: 'Beispiele werden geladen …',
    failed: 'Die Beispiele konnten nicht geladen werden.',
  },
  list: {
    title: 'Aufnahmen',
    summary: (read, failed, all) =>
      [
        `${formatCount(read)} von ${formatCount(all)} gelesen`,
        ...(failed ? [`${formatCount(failed)} nicht lesbar`] : []),
      ].join(', '),
    clear: 'Alle entfernen',
    remove: (name) => `${name} entfernen`,
    retry: (name) => `${name} noch einmal lesen`,
    waiting: 'Wartet',
    decode: 'Wird geöffnet',
    infer: 'Wird gelesen',
    draw: 'Wird gezeichnet',
    failed: 'Nicht lesbar',
    phantom: 'Synthetisch',
    refused: 'Keine Knochenaufnahme',
    progress: (done, all) => `${formatCount(done)} von ${formatCount(all)} fertig`,
    left: (milliseconds) => `noch etwa ${formatDuration(milliseconds)}`,
    paused: 'Angehalten',
    pause: 'Anhalten',
    resume: 'Weiter',
    cancel: 'Rest abbrechen',
    looking: 'Der Ordner wird durchgesehen …',
    sort: 'Reihenfolge',
    sortName: {
      opened: 'Wie geöffnet',
      name: 'Nach Namen',
      'most-suspect': 'Verdächtigste zuerst',
      'least-suspect': 'Unverdächtigste zuerst',
    },
    filter: 'Zeigen',
    filterName: {
      all: 'Alle',
      'fracture suspected': 'Frakturverdacht',
      uncertain: 'Unsicher',
      'no fracture found': 'Keine Fraktur gefunden',
      refused: 'Keine Knochenaufnahme',
      failed: 'Nicht lesbar',
      waiting: 'Noch nicht gelesen',
    },
    filterCount: (name, count) => `${name} (${formatCount(count)})`,
    noneListed: 'Keine der Aufnahmen ist von dieser Art.',
    mark: (name) => `${name} auswählen`,
    markAll: 'Alle gezeigten auswählen',
    marked: (count) => `${formatCount(count)} ausgewählt`,
    removeMarked: 'Entfernen',
    saveCsv: 'Als CSV speichern',
    saveJson: 'Als JSON speichern',
    skipped: (count) =>
      count === 1 ? '1 Datei wurde ausgelassen' : `${formatCount(count)} Dateien wurden ausgelassen`,
    skippedClose: 'Liste der ausgelassenen Dateien schließen',
    skipReason: {
      'not-a-picture': 'kein Bild',
      unsupported: (name) => `${name}, wird hier nicht gelesen`,
      'too-large': 'zu groß, um hier entpackt zu werden',
      encrypted: 'mit einem Passwort geschützt',
      'packed-otherwise': 'auf eine Weise gepackt, die hier nicht gelesen wird',
      damaged: 'beschädigt oder nicht das, was das Archiv angibt',
      refused: (why) => `nicht geöffnet. ${why}`,
    },
    andMore: (count) => `und ${formatCount(count)} weitere`,
  },
  viewer: {
    picture: (name) => `Aufnahme ${name}`,
    pictureWith: (name, overlay) => `Aufnahme ${name} unter der Überlagerung ${overlay}`,
    noCanvas: 'Dieser Browser stellt keine Zeichenfläche bereit, das Bild kann nicht gezeigt werden.',
    window: (level, width) => `Mitte ${formatGrey(level)} · Breite ${formatGrey(width)}`,
    zoomTitle:
      'Größe auf dem Bildschirm; bei 100 % liegt ein Bildpunkt der Aufnahme auf einem des Bildschirms',
    annotations: 'Lineale und Regionen auf der Aufnahme',
    hands: 'Alles, was Hände hier tun, geht auch mit Tasten: ? zeigt ihre Liste.',
    ruler: (length, unit) => `${formatLength(length)} ${unit}`,
    rulerEnd: (length) => `Ende des Lineals, ${length}. Die Pfeiltasten verschieben es.`,
    region: (number, suspicious) => `Region ${number}, ${suspicious ? 'verdächtig' : 'unsicher'}`,
    showRegion: 'Diese Region aus der Nähe zeigen',
    swipeLine: 'Trennlinie zwischen den beiden Bildern',
    comparedWith: 'Verglichen mit',
    ownOverlay: 'der eigenen Überlagerung',
    original: 'Original',
    greys: 'Fenster',
    level: 'Mitte',
    width: 'Breite',
    facts: (width, height, format, bits, bytes) =>
      `${width} × ${height} px · ${format.toUpperCase()}, ${bits} Bit · ${formatBytes(bytes)}`,
    waitingForModel: 'Das Modell ist noch unterwegs',
    waiting: 'Wartet auf die davor',
    reading: {
      decode: 'Die Datei wird geöffnet',
      infer: 'Die Aufnahme wird gelesen',
      draw: 'Das Bild wird gezeichnet',
    },
    failed: (name) => `${name} ist nicht lesbar`,
    retry: 'Noch einmal versuchen',
    remove: 'Entfernen',
    phantom: 'Synthetisches Bild',
  },
  header: {
    title: 'Kopfdaten',
    summary: 'Was die Datei über ihr Bild sagt',
    frame: (frames) => `Einzelbild, 1 bis ${formatCount(frames)}`,
    window: 'Fenster der Datei',
    windowName: (number, name) => name ?? `Fenster ${number}`,
    reading: 'Kopfdaten werden gelesen …',
    failed: 'Die Kopfdaten sind nicht lesbar.',
    nothing: 'Die Kopfdaten sagen dazu nichts.',
    showIdentifying: 'Zeigen, was den Patienten erkennbar macht',
    hideIdentifying: 'Verbergen, was den Patienten erkennbar macht',
    notKept: 'Eben aus der Datei gelesen; wird nie gespeichert oder exportiert.',
    fact: {
      modality: 'Modalität',
      bodyPart: 'Körperteil',
      viewPosition: 'Projektion',
      laterality: 'Seite',
      tubeVoltage: 'Röhrenspannung, kV',
      exposure: 'Strom-Zeit-Produkt, mAs',
      exposureTime: 'Belichtungszeit, ms',
      distance: 'Fokus-Detektor-Abstand, mm',
      magnification: 'Vergrößerung',
      detectorSpacing: 'Detektorpixel, mm',
      pixelSpacing: 'Bildpunkt, mm',
      photometric: 'Bedeutung der Grauwerte',
      manufacturer: 'Hersteller',
      device: 'Gerät',
      patientName: 'Name',
      patientId: 'Patienten-ID',
      birthDate: 'Geburtsdatum',
      sex: 'Geschlecht',
      age: 'Alter',
      studyDate: 'Datum der Untersuchung',
      accession: 'Auftragsnummer',
      institution: 'Einrichtung',
      station: 'Station',
      referringPhysician: 'Zuweisende Ärztin oder Arzt',
      studyDescription: 'Untersuchung',
      seriesDescription: 'Serie',
    },
  },
  overlay: {
    title: 'Überlagerung',
    show: 'Überlagerung zeigen',
    source: 'Art der Überlagerung',
    sourceName: {
      evidence: 'Evidenzkarte',
      'grad-cam': 'Grad-CAM',
      occlusion: 'Verdeckung',
    },
    opacity: 'Stärke',
    threshold: 'Ausblenden unter',
    colours: 'Farben',
    colourName: { inferno: 'Inferno', viridis: 'Viridis', cividis: 'Cividis' },
    regions: 'Regionen, die für eine Fraktur sprechen',
    original: 'Halten zeigt das Original',
    scale: {
      influence: {
        name: 'Einfluss auf „Fraktur“',
        less: 'wenig',
        more: 'viel',
        text: 'Von dunkel, wenig Einfluss auf die Antwort „Fraktur“, bis hell, dem stärksten in diesem Bild.',
      },
      probability: {
        name: 'Wahrscheinlichkeit allein durch diese Stelle',
        less: '0 %',
        more: '100 %',
        text: 'Von dunkel nach hell: die Wahrscheinlichkeit einer Fraktur, von 0 bis 100 %, wenn nur diese Stelle dafür spräche.',
      },
    },
    about: {
      evidence:
        'Die Karte, aus der die Antwort selbst zusammengefasst ist: Helle Stellen sprachen für „Fraktur“. Sie zeigt Einfluss, keinen Beweis: Das Modell kann auf das Falsche achten.',
      'grad-cam':
        'Welche Teile das Modell nach seinen Gradienten zu „Fraktur“ drängten, gemessen am stärksten Teil dieses Bildes. Es zeigt Einfluss, keinen Beweis: Das Modell kann auf das Falsche achten.',
      occlusion:
        'Jede Stelle wurde mit einem grauen Feld verdeckt und das Bild noch einmal gelesen: hell, wo das Verdecken „Fraktur“ weniger wahrscheinlich machte. Es zeigt Einfluss, keinen Beweis: Schon das Feld kann das Modell irreführen.',
    },
    pending: 'Die Evidenz wird gesucht …',
    progress: (part) => `Eine Stelle nach der anderen wird verdeckt, ${formatPercent(part)}`,
    cancel: 'Abbrechen',
    none: 'Nichts in diesem Bild sprach für „Fraktur“: Es gibt nichts darüberzulegen.',
    allHidden: (peak) =>
      `Nichts ist zu sehen: Die stärkste Stelle erreicht ${formatPercent(peak)} und liegt unter dem, was ausgeblendet ist.`,
    failed: 'Keine Überlagerung für dieses Bild.',
    retry: 'Überlagerung noch einmal versuchen',
    start: 'Evidenz suchen',
  },
  inversion: {
    title: 'Schwarz und Weiß',
    suspected:
      'Das sieht wie ein Negativ aus: Knochen schwarz auf Weiß. Das Modell hat nur an hellen Knochen gelernt.',
    invert: 'Umkehren und neu lesen',
    done: 'Umgekehrt gelesen: Schwarz und Weiß sind vertauscht, im Bild und für das Modell.',
    undo: 'Lesen, wie die Datei es hat',
  },
  verdict: {
    title: 'Befund',
    label: { fractured: 'Fraktur', 'not fractured': 'Keine Fraktur' },
    uncertain: 'Unsicher',
    zone: {
      'no fracture found': 'Kein Anzeichen einer Fraktur gefunden.',
      uncertain:
        'Zu knapp für eine Aussage: Die Wahrscheinlichkeit liegt nahe der Schwelle, die Antwort kann gut falsch sein.',
      'fracture suspected': 'Verdacht auf eine Fraktur.',
    },
    probability: 'Wahrscheinlichkeit einer Fraktur',
    threshold: (threshold) => `Schwelle ${threshold}`,
    thresholdText: (threshold) =>
      `Ab ${threshold} sagt das Modell „Fraktur“. Zwischen den schraffierten Grenzen ist es unsicher.`,
    meter: (probability, threshold) => `${probability}, Schwelle ${threshold}`,
    announce: (name, label, measure, value, uncertain) =>
      `${name}: ${label}. ${measure}: ${value}${uncertain ? ', unsicher' : ''}.`,
    refused: 'Das sieht nicht nach einer Knochenaufnahme aus',
    refusedText:
      'Das Modell ist für Knochenaufnahmen gemacht und lehnt dieses Bild ab: Es gleicht denen nicht, aus denen es gelernt hat. Was es dazu sagt, bedeutet wenig.',
    readAnyway: 'Antwort trotzdem zeigen',
    refusedMark: 'Abgelehnt, trotzdem gezeigt',
    announceRefused: (name) => `${name} sieht nicht nach einer Knochenaufnahme aus und wurde abgelehnt.`,
    announceFailed: (name, why) => `${name} ist nicht lesbar. ${why}`,
    none: 'Hier erscheint die Antwort.',
    unreadable: 'Zu einer Datei, die nicht lesbar ist, gibt es keinen Befund.',
  },
  judging: {
    point: 'Wie Fehler gewichtet werden',
    pointName: {
      highSensitivity: 'Hohe Sensitivität',
      balanced: 'Ausgewogen',
      highSpecificity: 'Hohe Spezifität',
    },
    pointText: {
      highSensitivity: 'Übersieht am wenigsten, mit mehr Fehlalarmen.',
      balanced: 'Wiegt übersehene Frakturen und Fehlalarme gleich.',
      highSpecificity: 'Gibt am seltensten Fehlalarm und übersieht mehr.',
    },
    rates: (sensitivity, specificity) =>
      `Gemessen: Es nannte ${formatPercent(sensitivity)} der Bilder mit Fraktur „Fraktur“, und ${formatPercent(1 - specificity)} der anderen auch.`,
    score: 'Punktwert, keine Wahrscheinlichkeit',
    atPrevalence: (prevalence, probability) =>
      `Wo ${
        oneIn(prevalence) === null
          ? `${formatOfHundred(prevalence)} von 100 Bildern eine Fraktur zeigen`
          : `1 von ${oneIn(prevalence)} Bildern eine Fraktur zeigt`
      }, ist es bei etwa ${formatOfHundred(probability)} von 100 Bildern wie diesem so.`,
    asCalibrated: (probability) =>
      `Unter Bildern wie denen der Kalibrierung zeigen etwa ${formatOfHundred(probability)} von 100, die wie dieses sind, eine Fraktur.`,
    uncalibrated:
      'Dieses Modell ist nicht kalibriert: Sein Punktwert ordnet Bilder, und niemand weiß, wie oft er recht behält.',
    prevalence: 'Wie häufig Frakturen sind',
    prevalenceValue: (prevalence) => `${formatOfHundred(prevalence)} von 100 Bildern`,
    ofCalibration: 'Wie in den Bildern, an denen das Modell kalibriert wurde.',
    ofPerson:
      'Wie von Ihnen eingestellt. Das ändert, was die Zahl bedeutet, nicht wie ein Bild genannt wird.',
    backToCalibration: (prevalence) => `Wie in der Kalibrierung (${formatOfHundred(prevalence)} von 100)`,
    predictive: (positive, negative) =>
      `Dort zeigen von 100 Bildern, die es „Fraktur“ nennt, etwa ${formatOfHundred(positive)} eine; von 100, die es „Keine Fraktur“ nennt, etwa ${formatOfHundred(1 - negative)} trotzdem.`,
    readBy: (model) => `Gelesen von ${model}`,
    readByText: (model) =>
      `Jetzt ist ein anderes Modell in Gebrauch: Was hier steht, stammt noch von ${model}.`,
    readAgain: (count, model) =>
      count === 1 ? `Mit ${model} noch einmal lesen` : `${formatCount(count)} mit ${model} noch einmal lesen`,
    readByOthers: (count) =>
      count === 1
        ? '1 wurde von einem anderen Modell gelesen.'
        : `${formatCount(count)} wurden von einem anderen Modell gelesen.`,
    keepBefore: 'Behalten, was vorher gefunden wurde',
  },
  timing: {
    decode: 'Geöffnet',
    infer: 'Gelesen',
    explain: 'Erklärt',
  },
  engine: {
    title: 'Rechenwerk',
    name: { webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'reines JavaScript' },
    reason: {
      'asked-for': 'wie es die Adresse verlangt',
      'graphics-card': 'auf der Grafikkarte',
      'software-graphics': 'weil Grafik hier in Software berechnet wird',
      'no-graphics': 'weil dieser Browser kein WebGL 2 bietet',
      fallback: 'weil hier nichts Schnelleres startet',
    },
  },
  model: {
    title: 'Modell',
    details: 'Über das Modell',
    loading: {
      engine: 'Das Rechenwerk startet',
      download: (part) => `Das Modell wird geladen, ${formatPercent(part)}`,
      'warm-up': 'Aufwärmen',
    },
    failed: 'Das Modell konnte nicht geladen werden',
    reload: 'Modell noch einmal laden',
    trainedOn: (names, pictures) => `Gelernt an ${formatCount(pictures)} Bildern: ${names}`,
    auc: (value, low, high) =>
      `AUC ${formatMeasure(value)} (95-%-Intervall ${formatMeasure(low)} bis ${formatMeasure(high)})`,
    evaluatedOn: (pictures, groups) =>
      `an ${formatCount(pictures)} zurückgehaltenen Bildern aus ${formatCount(groups)} Quellen`,
    notEvaluated: 'Nicht geprüft: Niemand weiß, wie gut es ist.',
    measures: 'Wie gut es ist',
    accuracy: 'Trefferquote',
    sensitivity: 'Sensitivität',
    specificity: 'Spezifität',
    areaUnderRoc: 'Fläche unter der ROC-Kurve',
    interval: (value, low, high) =>
      `${formatMeasure(value)} (${formatMeasure(low)} bis ${formatMeasure(high)})`,
    intervalText: 'In Klammern 95-%-Intervalle, Bootstrap nach Quellen.',
    data: 'Woran es gelernt hat',
    dataText: (pictures, fractured, groups) =>
      `${formatCount(pictures)} Bilder, davon ${formatCount(fractured)} mit Fraktur, aus ${formatCount(groups)} Quellen`,
    licence: (licence) => `Lizenz: ${licence}`,
    limits: 'Was es nicht kann',
    facts: 'Angaben',
    version: 'Version',
    parameters: 'Parameter',
    multiplyAdds: 'Multiplikationen je Bild',
    input: 'Eingabe',
    inputText: (width, height) => `${width} × ${height} px`,
    epochs: 'Epochen',
    finished: 'Trainiert',
    renderer: 'Grafik',
  },
  data: {
    title: 'Die Daten hinter dem Modell',
    open: 'Die Daten dahinter',
    loading: 'Die Zahlen werden geladen …',
    failed: (why) => `Die Zahlen konnten nicht geladen werden. ${why}`,
    noModels: 'Hier ist kein Modell aufgeführt.',
    models: 'Modelle',
    labels: { fractured: 'Fraktur', intact: 'Keine Fraktur' },
    to: 'bis',
    trainedOn: 'Woran es gelernt hat',
    trainedOnText:
      'Nur diese Bilder haben das Modell geformt. Bilder aus einer Quelle, etwa gedrehte Kopien einer Aufnahme, zählen als eine Quelle.',
    fittedPictures: 'Bilder, an die es angepasst wurde',
    fromSources: (pictures, groups) => `${formatCount(pictures)} Bilder aus ${formatCount(groups)} Quellen`,
    epochs: (epochs, command) => `${epochs} Durchgänge, mit: ${command}`,
    compared: 'Wie gut es aussieht, und wie gut es ist',
    official: 'Ordner der Autoren',
    officialText: 'Angepasst und geprüft an den Ordnern, wie der Autor des Datensatzes sie getrennt hat.',
    clean: 'Saubere Trennung',
    cleanText: 'Das ausgelieferte Modell, geprüft an Quellen, von denen es kein Bild gesehen hat.',
    correct: 'der Bilder richtig benannt',
    measuredOn: (pictures, fractured, groups) =>
      `${formatCount(pictures)} Bilder, davon ${formatCount(fractured)} mit Fraktur, aus ${formatCount(groups)} Quellen`,
    notMeasuredShort: 'Nicht gemessen',
    whyDiffer: (leaked, pictures) =>
      `Der Unterschied kommt daher, dass ${formatCount(leaked)} der ${formatCount(pictures)} offiziellen Testbilder Byte für Byte auch im Trainingsordner liegen: Dort erinnert sich das Netz, statt zu lesen.`,
    whyOnlyClean:
      'Gemessen ist hier nur die saubere Trennung. Offizielle Ordner halten oft dasselbe Bild auf beiden Seiten: Was man dort misst, ist Gedächtnis.',
    roc: 'Gefundene Frakturen gegen Fehlalarme',
    rocText: (areas) =>
      `ROC-Kurve: der Anteil gefundener Frakturen über dem Anteil der Fehlalarme, bei jeder Schwelle. Fläche unter der Kurve, ${areas.join('; ')}. Die gepunktete Diagonale ist Raten, ${formatMeasure(0.5)}.`,
    falseAlarms: 'Fehlalarme unter den Bildern ohne Fraktur',
    found: 'Gefunden unter den Bildern mit Fraktur',
    reliability: 'Gesagte Wahrscheinlichkeit gegen das, was war',
    reliabilityText: (points) =>
      `Kalibrierung: gesagte Wahrscheinlichkeit und Anteil mit Fraktur, mit der Zahl der Bilder: ${points.join('; ')}. Auf der gepunkteten Diagonale wären beide gleich.`,
    said: 'Wahrscheinlichkeit, die das Modell sagte',
    was: 'Anteil mit Fraktur',
    leak: 'Dieselben Bilder auf beiden Seiten',
    leakText: (heldOut, identical, transformed) =>
      `Von ${formatCount(heldOut)} Dateien im Testordner des Datensatzes liegen ${formatCount(identical)} Byte für Byte auch in seinem Trainingsordner, ${formatCount(transformed)} weitere sind gedrehte, gespiegelte oder sonst veränderte Kopien. Ein Netz, das sich an seine Trainingsbilder erinnert, beantwortet sie, ohne sie zu lesen.`,
    leakPicture:
      'Eine Zeichnung mit einer synthetischen Aufnahme: Sechs gedrehte Kopien eines Unterarms liegen auf der Trainingsseite. Eine davon liegt mit denselben Bytes auch auf der Testseite, eine andere nur etwas weiter gedreht.',
    leakCaption:
      'Gezeichnet mit einer synthetischen Aufnahme (Phantom): Kein Bild des Datensatzes wird gezeigt. Durchgezogene Rahmen haben dieselben Bytes, gestrichelte sind gedrehte Kopien.',
    train: 'Trainingsseite',
    test: 'Testseite',
    sameBytes: 'dieselben Bytes',
    onlyTurned: 'nur gedreht',
    identical: 'im Training, Byte für Byte',
    transformed: 'im Training, gedreht oder verändert',
    fresh: 'in keiner Form im Training',
    testFiles: (name, kinds) => `Ein Quadrat je Datei auf der Testseite von ${name}: ${kinds}.`,
    audit: 'Was die Prüfung der Daten ergab',
    auditText: (files, contents, sources) =>
      `${formatCount(files)} Dateien haben ${formatCount(contents)} verschiedene Inhalte, und diese zeigen nur ${formatCount(sources)} Ursprungsbilder.`,
    behind: (name) => `Was hinter den Dateien von ${name} steht`,
    files: 'Dateien',
    contents: 'Verschiedene Inhalte',
    sources: 'Ursprungsbilder',
    largest: (sources, inThem, files) =>
      `Die ${formatCount(sources)} Quellen mit den meisten Kopien machen ${formatCount(inThem)} der ${formatCount(files)} Dateien aus.`,
    conflicts: (groups) =>
      groups === 0
        ? 'Keine Quelle ist zugleich mit und ohne Fraktur beschriftet.'
        : `${formatCount(groups)} Quellen sind in einer Datei mit und in einer anderen ohne Fraktur beschriftet.`,
    across: (datasets, sources, contents) =>
      `${formatCount(sources)} Quellen (${formatCount(contents)} Inhalte) stehen in mehreren Datensätzen: ${datasets}.`,
    shortcut: (name) => `Was in ${name} ein einzelnes Feld verrät`,
    shortcutText: (columns, rows, best, sources) =>
      `Wie gut ein einzelnes von ${columns} × ${rows} Feldern die Klassen trennt (Fläche unter der ROC-Kurve; ${formatMeasure(0.5)} ist Zufall), eine Stimme für jede von ${formatCount(sources)} Quellen. Das beste erreicht ${best}.`,
    noShortcut: (name) => `Einzelne Felder von ${name} wurden nicht untersucht.`,
    setText: (files, contents, unreadable) =>
      `${formatCount(files)} Dateien mit ${formatCount(contents)} verschiedenen Inhalten; ${formatCount(unreadable)} sind nicht ganz lesbar.`,
    sides: 'Dateien nach Ordner',
    sideName: {
      train: 'Training',
      val: 'Validierung',
      test: 'Test',
      unsplit: 'Alle (nicht getrennt)',
    },
    greys: 'Grauwerte',
    greysText:
      'Wie oft jeder Grauwert unter den Bildpunkten der Bilder mit und ohne Fraktur vorkommt, von Schwarz nach Weiß. Wo die beiden Linien auseinandergehen, deutet schon die Helligkeit auf die Klasse.',
    grey: 'Grauwert',
    black: 'schwarz',
    white: 'weiß',
    pixels: 'Anteil der Bildpunkte',
    regions: 'Körperregionen (ein Bild kann mehrere zeigen)',
    hardware: 'Schrauben, Platten und Drähte',
    hardwareName: { with: 'Mit Metall', without: 'Ohne' },
    fractureSizes: 'Eingezeichnete Frakturen nach ihrem Anteil an der Bildfläche',
    upTo: (share) => `bis ${share}`,
    over: (share) => `über ${share}`,
    notMeasured: 'Was nicht gemessen wurde',
    missing: {
      clean: 'Wie gut dieses Modell auf einer sauberen Testseite ist.',
      official: 'Dasselbe Netz, angepasst und geprüft an den offiziellen Ordnern.',
      audit: 'Welche der Dateien Kopien voneinander sind.',
      analysis: (name) => `Was in ${name} steckt.`,
    },
    neverClinical:
      'Wie gut es im Krankenhaus ist: an anderen Geräten, anderen Menschen, Kindern, bei Gips, und gegen Befunder.',
    madeBy: 'Jede Zahl auf dieser Seite wurde von einem Befehl geschrieben:',
  },
  help: {
    title: 'Tasten',
    open: 'Hilfe',
    paste: 'Bild einfügen',
    hands: 'Maus und Finger',
    handsText: [
      ['Ziehen', 'was das gewählte Werkzeug tut'],
      ['Ziehen mit Umschalt oder mittlerer Taste', 'das Bild verschieben'],
      ['Rad oder zwei Finger', 'vergrößern und verkleinern'],
      ['Doppelklick oder doppelt tippen', 'näher heran, und zurück zum Ganzen'],
      ['Rechtsklick oder lange drücken', 'alles, was geht'],
    ],
  },
  actions: {
    toolbar: 'Werkzeuge für die Aufnahme',
    menu: 'Alles, was geht',
    more: 'Mehr',
    group: {
      tools: 'Ziehen auf der Aufnahme',
      grey: 'Grauwerte',
      turn: 'Drehen und spiegeln',
      zoom: 'Zoom',
      overlay: 'Überlagerung',
      compare: 'Vergleichen',
      steps: 'Schritte',
      page: 'Aufnahmen',
    },
    name: {
      window: 'Fenster: nach oben heller, nach rechts breiter',
      pan: 'Verschieben',
      loupe: 'Lupe',
      ruler: 'Lineal',
      invert: 'Invertieren',
      whole: 'Fenster: wie in der Datei',
      auto: 'Fenster: automatisch (0,5 bis 99,5 %)',
      strong: 'Fenster: starker Kontrast (5 bis 95 %)',
      bone: 'Fenster: Knochen (hellere Hälfte)',
      soft: 'Fenster: Weichteile (dunklere 60 %)',
      brighter: 'Heller',
      darker: 'Dunkler',
      wider: 'Weniger Kontrast',
      narrower: 'Mehr Kontrast',
      'turn-right': 'Nach rechts drehen',
      'turn-left': 'Nach links drehen',
      'flip-horizontal': 'Links und rechts tauschen',
      'flip-vertical': 'Oben und unten tauschen',
      'zoom-in': 'Vergrößern',
      'zoom-out': 'Verkleinern',
      fit: 'Einpassen',
      actual: 'Echte Bildpunkte (1 : 1)',
      'look-left': 'Weiter nach links',
      'look-right': 'Weiter nach rechts',
      'look-up': 'Weiter nach oben',
      'look-down': 'Weiter nach unten',
      overlay: 'Überlagerung ein oder aus',
      original: 'Original, solange gehalten',
      regions: 'Rahmen um Regionen',
      'next-source': 'Nächste Art der Überlagerung',
      weaker: 'Überlagerung schwächer',
      stronger: 'Überlagerung stärker',
      'two-up': 'Nebeneinander',
      swipe: 'Zwischen zweien wischen',
      undo: 'Rückgängig',
      redo: 'Wiederholen',
      'place-ruler': 'Lineal in die Mitte legen',
      'remove-ruler': 'Letztes Lineal entfernen',
      reset: 'Aufnahme zurücksetzen',
      open: 'Aufnahmen hinzufügen',
      previous: 'Aufnahme darüber',
      next: 'Aufnahme darunter',
      remove: 'Diese Aufnahme entfernen',
      'save-picture': 'Bild als PNG speichern',
      report: 'Bericht zum Drucken',
      help: 'Diese Liste',
    },
  },
  hardCopy: {
    title: 'Behalten',
    savePicture: 'Als PNG speichern',
    report: 'Bericht zum Drucken',
    making: 'Das Bild wird gezeichnet …',
    failed: (why: string): string => `Das Bild konnte nicht gezeichnet werden. ${why}`,
    noCanvas: 'Dieser Browser hat keinen Platz mehr für eine Zeichenfläche dieser Größe.',
    zone: {
      'no fracture found': 'Keine Fraktur gefunden',
      uncertain: 'Unsicher',
      'fracture suspected': 'Verdacht auf Fraktur',
    },
    verdict: (zone: string, probability: string): string =>
      `${zone} (Wahrscheinlichkeit einer Fraktur ${probability})`,
    point: {
      highSensitivity: 'hohe Sensitivität',
      balanced: 'ausgewogen',
      highSpecificity: 'hohe Spezifität',
    },
    threshold: (point: string, threshold: string): string =>
      `Schwelle ${threshold} (Arbeitspunkt: ${point}).`,
    prevalence: (prevalence: string): string =>
      `Die Wahrscheinlichkeiten gelten, wo ${prevalence} der Aufnahmen eine Fraktur zeigen.`,
    regions: (suspicious: readonly string[], uncertain: readonly string[]): string =>
      [
        ...(suspicious.length > 0 ? [`Verdächtig (durchgezogen): Bereich ${suspicious.join(', ')}.`] : []),
        ...(uncertain.length > 0 ? [`Unsicher (gepunktet): Bereich ${uncertain.join(', ')}.`] : []),
      ].join(' '),
    file: (name: string): string => `Datei: ${name}`,
    model: (name: string, id: string, version: string): string => `Gelesen von ${name} (${id} ${version})`,
    phantom: 'Künstliche Aufnahme: ein gerechneter Körperteil, der niemandem gehört.',
    scale: (overlay: string, scale: string, hidden: string): string =>
      `${overlay}: ${scale}. Bis ${hidden} bleibt frei.`,
  },
  report: {
    title: 'Bericht',
    heading: 'Befundung einer Knochenaufnahme durch ein Modell',
    print: 'Drucken oder als PDF sichern',
    printing: 'Im Druckfenster einen Drucker oder „Als PDF sichern“ wählen; A4 und Letter passen beide.',
    note: 'Notiz',
    noteHint: 'Wird unter die Bilder gedruckt und nirgends sonst aufbewahrt.',
    withName: 'Dateinamen drucken',
    nameHint: 'Weglassen, wo er einen Menschen nennt. Aus DICOM-Köpfen wird nichts gedruckt.',
    original: 'Original',
    overlay: 'Unter der Überlagerung',
    overlayHidden: 'Die Überlagerung ist aus',
    made: (date: string): string => `Erstellt am ${date}`,
    picture: 'Bild',
    verdict: 'Befund',
    model: 'Modell',
    seen: 'Gezeigt',
    window: (low: string, high: string): string => `Fenster ${low} bis ${high}`,
    inverted: 'invertiert',
    turned: (degrees: number): string => `um ${degrees}° gedreht`,
    mirrored: 'gespiegelt',
  },
  settings: {
    title: 'Einstellungen',
    open: 'Einstellungen',
    language: 'Sprache',
    languageName: { browser: 'Wie der Browser', en: 'English', de: 'Deutsch' },
    theme: 'Farben',
    themeName: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
    storage: 'In diesem Browser gespeichert',
    storageUse: (used, granted) => `${formatBytes(used)} von erlaubten ${formatBytes(granted)}`,
    storageUnknown: 'Dieser Browser verrät nicht, wie viel er speichert.',
    storageText:
      'Das sind Osteoscope selbst mit seinen Modellen, um ohne Netz zu arbeiten, und diese Einstellungen. Löschen schließt nichts; der nächste Besuch mit Netz lädt es wieder.',
    clear: 'Gespeicherte App löschen',
    cleared: 'Gelöscht. Diese Seite arbeitet weiter, bis sie geschlossen wird.',
    clearFailed: 'Der Browser hat das Löschen nicht zugelassen.',
    tour: 'Rundgang',
    tourText: 'Drei Schritte neben dem nächsten Befund zeigen, wo was ist.',
    tourAgain: 'Rundgang noch einmal zeigen',
  },
  tour: {
    title: 'Rundgang',
    progress: (step, steps) => `Schritt ${step} von ${steps}`,
    skip: 'Überspringen',
    back: 'Zurück',
    next: 'Weiter',
    done: 'Fertig',
    step: {
      finding: {
        title: 'Der Befund',
        text: 'Wie wahrscheinlich eine Fraktur ist, und ob das klar auf einer Seite liegt. Die Antwort ist eine zweite Meinung und kann falsch sein.',
      },
      overlay: {
        title: 'Woher die Antwort kommt',
        text: 'Die Überlagerung zeigt, was im Bild für eine Fraktur sprach. Das ist Einfluss, kein Beweis: C gehalten zeigt das Bild ohne sie.',
      },
      picture: {
        title: 'Die Aufnahme',
        text: 'Ziehen ändert Mitte und Breite des Fensters, Rad oder zwei Finger zoomen. Jedes Werkzeug hat eine Taste; ? zeigt die Liste.',
      },
    },
  },
  about: {
    title: 'Über Osteoscope',
    open: 'Über Osteoscope',
    text: 'Osteoscope liest Knochenaufnahmen im Browser: Fraktur oder keine, wie sicher, und woran im Bild es liegt. Die Bilder verlassen das Gerät nie.',
    version: (version) => `Version ${version}`,
    limits: 'Was es nicht kann',
    limitsText: [
      'Es wurde nicht im Krankenhaus geprüft, nicht gegen Befunder und nicht an den Bildern eines bestimmten Geräts.',
      'Es sagt Fraktur oder keine, sonst nichts: keine Luxation, kein Tumor, keine Entzündung, keine Arthrose.',
      'Es liest ein Bild für sich, ohne zweite Ebene, Anamnese und Untersuchung.',
      'Eine übersehene Fraktur sieht für das Modell wie gesunder Knochen aus: „Keine Fraktur gefunden“ schließt nichts aus.',
    ],
    models: 'Modelle',
    licences: 'Lizenzen',
    own: 'Osteoscope ist freie Software unter der Apache License 2.0.',
    packages: 'Was darin von anderen stammt, mit Lizenzen',
    loading: 'Wird geladen …',
    failed: 'Das konnte nicht geladen werden.',
  },
  evaluate: {
    title: 'An eigenen Aufnahmen auswerten',
    open: 'An beschrifteten Aufnahmen auswerten',
    bring: 'Beschriftete Aufnahmen bringen',
    about:
      'Aufnahmen bringen, von denen bekannt ist, ob sie eine Fraktur zeigen, und sehen, wie gut das Modell sie liest. Gezählt wird auf diesem Gerät.',
    ways: [
      'Ein Ordner oder ein ZIP-Archiv mit den Ordnern „fractured“ und „not fractured“ darin.',
      'Oder beliebige Aufnahmen und eine CSV-Datei mit den Spalten file und label (fractured, not fractured, 1 oder 0). Mit einer Spalte group, etwa für den Patienten, werden zusammengehörige Aufnahmen für das Intervall zusammen gezogen.',
    ],
    chooseFolder: 'Ordner wählen',
    chooseFiles: 'Dateien, ZIP oder CSV wählen',
    list: (name, rows) => `Beschriftung aus ${name}: ${formatCount(rows)} Dateien.`,
    forgetList: (name) => `Ohne die Beschriftung aus ${name}`,
    faults: (count) =>
      count === 1
        ? 'In 1 Zeile ist die Beschriftung nicht zu verstehen'
        : `In ${formatCount(count)} Zeilen ist die Beschriftung nicht zu verstehen`,
    fault: (line, label) => `Zeile ${line}: „${label}“`,
    listRefused: (name, why) => `${name} ist keine Beschriftung: ${why}`,
    whyRefused: {
      'no-columns': 'Die Spalten „file“ und „label“ fehlen.',
      results: 'Es sind Ergebnisse; was dort „label“ heißt, hat ein Modell gesagt.',
      empty: 'Die Datei ist leer.',
      'too-large': 'Die Datei ist zu groß.',
    },
    notCounted: 'Nicht gezählt',
    nothingLabelled:
      'Keine der geöffneten Aufnahmen ist beschriftet: Kein Ordner heißt „fractured“ oder „not fractured“, und keine Liste nennt sie.',
    waiting: (count) =>
      count === 1
        ? '1 beschriftete Aufnahme muss dieses Modell noch lesen.'
        : `${formatCount(count)} beschriftete Aufnahmen muss dieses Modell noch lesen.`,
    unlabelled: (count) =>
      count === 1
        ? '1 Aufnahme ist nicht beschriftet'
        : `${formatCount(count)} Aufnahmen sind nicht beschriftet`,
    unreadable: (count) =>
      count === 1 ? '1 Datei ist nicht lesbar' : `${formatCount(count)} Dateien sind nicht lesbar`,
    contradicted: (count) =>
      count === 1
        ? '1 Aufnahme ist in der Liste verschieden beschriftet'
        : `${formatCount(count)} Aufnahmen sind in der Liste verschieden beschriftet`,
    missing: (count) =>
      count === 1
        ? '1 Datei der Liste ist nicht geöffnet'
        : `${formatCount(count)} Dateien der Liste sind nicht geöffnet`,
    figures: 'Wie gut es darauf ist',
    of: (model) => `Wie ${model} sie liest`,
    auc: 'Fläche unter der ROC-Kurve',
    undefinedFigure: 'nicht bestimmt',
    oneClass: 'Mit nur einer Klasse gibt es nichts zu unterscheiden: Aufnahmen beider bringen.',
    interval: (low, high) => `95-%-Intervall ${formatMeasure(low)} bis ${formatMeasure(high)}`,
    intervalLater: 'Das Intervall folgt, sobald alle gelesen sind.',
    intervalPending: 'Das Intervall wird bestimmt …',
    intervalFailed: 'Das Intervall ließ sich nicht bestimmen.',
    noInterval: 'Zu wenige Aufnahmen für ein Intervall.',
    counted: (pictures, fractured) =>
      `${formatCount(pictures)} Aufnahmen, davon ${formatCount(fractured)} mit Fraktur.`,
    byPicture:
      'Das Intervall nimmt jede Aufnahme für sich (Bootstrap, 2.000 Ziehungen): Wo mehrere von einem Menschen stammen, ist es zu schmal.',
    byGroup: (groups) =>
      `Das Intervall zieht die ${formatCount(groups)} Gruppen der Liste als Ganzes (Bootstrap, 2.000 Ziehungen).`,
    refused: (count) =>
      count === 1
        ? '1 davon hält das Modell für keine Knochenaufnahme; sie zählt trotzdem.'
        : `${formatCount(count)} davon hält das Modell für keine Knochenaufnahmen; sie zählen trotzdem.`,
    ofCard: 'Auf den eigenen zurückgehaltenen Aufnahmen:',
    notComparable: 'Es sind andere Aufnahmen, die Werte müssen nicht übereinstimmen.',
    confusion: 'Genannt gegen wahr',
    confusionText: (threshold) =>
      `„Fraktur“ heißt es ab einer Wahrscheinlichkeit von ${threshold}. Zeilen sind die Wahrheit, Spalten sagt das Modell.`,
    calledFractured: 'Fraktur genannt',
    calledIntact: 'Keine Fraktur genannt',
    found: 'gefunden',
    missed: 'übersehen',
    falseAlarm: 'Fehlalarm',
    cleared: 'entwarnt',
    rate: (rate, part, whole) => `${rate} (${formatCount(part)} von ${formatCount(whole)})`,
    yourPictures: 'Diese Aufnahmen',
    rocText: (area, points) =>
      `ROC-Kurve: der Anteil gefundener Frakturen über dem Anteil von Fehlalarmen, an jeder Schwelle. Fläche unter der Kurve ${area}. Arbeitspunkte mit beiden Anteilen: ${points.join('; ')}. Die gepunktete Diagonale ist Raten.`,
    calibrationError: (error) =>
      `Erwarteter Kalibrierungsfehler ${error}: wie weit die gesagte Wahrscheinlichkeit im Mittel vom wahren Anteil liegt.`,
    prevalence: (here, there) =>
      there === null
        ? `${here} dieser Aufnahmen zeigen eine Fraktur.`
        : `${here} dieser Aufnahmen zeigen eine Fraktur, ${there} waren es, wo das Modell kalibriert wurde: Wo beide verschieden sind, können Gesagtes und Wahres nicht übereinstimmen.`,
    mistakes: 'Schwerste Fehler',
    mistakesText: (count) =>
      count === 1
        ? '1 Aufnahme ist falsch benannt. Wählen öffnet sie.'
        : `${formatCount(count)} Aufnahmen sind falsch benannt, die sichersten zuerst. Wählen öffnet sie.`,
    noMistakes: 'An diesem Arbeitspunkt ist keine falsch benannt.',
    moreMistakes: (count) => `${formatCount(count)} weitere zeigen`,
    save: 'Auswertung speichern',
    saveJson: 'Kennzahlen als JSON speichern',
    saveCsv: 'Aufnahmen als CSV speichern',
  },
  history: {
    title: 'Verlauf',
    open: 'Verlauf',
    keep: 'Verlauf auf diesem Gerät behalten',
    about:
      'Aus, solange er nicht eingeschaltet wird. Von jeder danach gelesenen Aufnahme bleiben der Dateiname, ein kleines Vorschaubild, was welches Modell gefunden hat, und das Datum: in diesem Browser, nirgendwohin gesendet, sichtbar für jeden, der ihn benutzt. Weder die Datei noch etwas aus einem DICOM-Kopf wird behalten; ein Name, der einen Menschen nennt, bleibt wie er ist. Ausgeschaltet bleibt das Behaltene, bis es gelöscht wird.',
    failed:
      'Dieser Browser lässt die Seite nichts behalten oder hat keinen Platz mehr: Gelesen wird ohne Verlauf weiter.',
    readings: 'Befunde',
    count: (count) =>
      count === 0 ? 'Nichts ist behalten.' : count === 1 ? '1 Befund' : `${formatCount(count)} Befunde`,
    model: (name, version) => `${name} ${version}`,
    regions: (count) => (count === 1 ? '1 Bereich' : `${formatCount(count)} Bereiche`),
    more: 'Mehr zeigen',
    deleteAll: 'Alles löschen',
    deleteSure: (count) =>
      count === 1
        ? 'Diesen Befund endgültig löschen?'
        : `Alle ${formatCount(count)} Befunde endgültig löschen?`,
    deleteYes: 'Endgültig löschen',
    deleteNo: 'Behalten',
  },
  updates: {
    waiting: 'Eine neue Version von Osteoscope ist bereit.',
    elsewhere:
      'Ein anderes Fenster hat eine neue Version von Osteoscope geladen; dieses arbeitet mit seiner weiter.',
    waitingText: 'Sie zu laden, schließt die geöffneten Aufnahmen.',
    update: 'Jetzt laden',
    later: 'Später',
    offlineReady: 'Osteoscope geht jetzt ohne Netz.',
    dismiss: 'Schließen',
  },
  dialog: { close: 'Schließen' },
};
