/** Where files are read: holds the model and the last radiograph, knows nothing of messages or workers. */

import type { Classifier } from '../classifier/classifier.ts';
import { loadClassifier } from '../classifier/load-classifier.ts';
import type { ModelFiles } from '../classifier/model-files.ts';
import { decodeRadiograph } from '../radiograph/decode-radiograph.ts';
import { looksInverted } from '../radiograph/looks-inverted.ts';
import type { Radiograph } from '../radiograph/radiograph.ts';
import type { RasterDecoder } from '../radiograph/raster-decoder.ts';
import { UnreadableRadiograph } from '../radiograph/unreadable-radiograph.ts';
import { displayPicture } from '../render/display-picture.ts';
import { type FilmPlane, filmPlane } from '../render/film-plane.ts';
import type { ExplanationMethod } from '../saliency/explanation-method.ts';
import { gradCam } from '../saliency/grad-cam.ts';
import { occlusion } from '../saliency/occlusion.ts';
import type { Engine, EngineName } from './engine-order.ts';
import type {
  Explanation,
  FileRequest,
  LoadedModel,
  LoadingStep,
  ModelSource,
  Reading,
  ReadingStep,
} from './protocol.ts';

/** Longest side, in pixels, of what is sent to the screen: more than any screen shows, and at most 45 MB. */
const PICTURE_SIDE = 4096;
/** Longest side of a thumbnail, for screens of three pixels a point. */
const THUMBNAIL_SIDE = 168;

/** Thrown where a file is to be read before a model is there. */
export class NoModel extends Error {
  override readonly name = 'NoModel';
}

/** What differs between a browser and Node. */
export interface Platform {
  readonly decoder: RasterDecoder;
  readonly startEngine: (asked: EngineName | null) => Promise<Engine>;
  readonly modelFiles: (source: ModelSource) => ModelFiles;
}

/** Every task stops with the signal's reason before its next step once its signal is aborted. */
export class ReadingRoom {
  readonly #platform: Platform;
  #classifier: Classifier | null = null;
  /** Explanations under way: each goes on with the model that it began with. */
  readonly #explaining = new Set<Promise<unknown>>();
  #held: { readonly key: string; readonly radiograph: Radiograph } | null = null;

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /**
   * Loads a model in place of the one before, which stays where the new one does not fit, and runs it once, so that the
   * first file does not wait for shaders.
   */
  async load(
    source: ModelSource,
    asked: EngineName | null,
    onProgress: (progress: LoadingStep) => void,
    signal: AbortSignal,
  ): Promise<LoadedModel> {
    const began = performance.now();
    onProgress({ step: 'engine' });
    const engine = await this.#platform.startEngine(asked);
    await nextStep(signal);
    const classifier = await loadClassifier(this.#platform.modelFiles(source), {
      onProgress: ({ loaded, total }) => onProgress({ step: 'download', part: loaded / total }),
      signal,
    });
    try {
      await nextStep(signal);
      onProgress({ step: 'warm-up' });
      await classifier.warmUp();
      await nextStep(signal);
    } catch (error) {
      classifier.dispose();
      throw error;
    }
    const before = this.#classifier;
    this.#classifier = classifier;
    void Promise.allSettled(this.#explaining).then(() => before?.dispose());
    return { card: classifier.card, engine, milliseconds: performance.now() - began };
  }

  /** @throws UnreadableRadiograph, NoModel */
  async read(
    request: FileRequest,
    onStep: (step: ReadingStep) => void,
    signal: AbortSignal,
  ): Promise<Reading> {
    const classifier = this.#model();
    onStep('decode');
    const start = performance.now();
    const radiograph = await this.#radiograph(request, signal);
    const decoded = performance.now();
    onStep('infer');
    await nextStep(signal);
    const inferring = performance.now();
    const finding = await classifier.read(radiograph, { signal });
    const inferred = performance.now();
    onStep('draw');
    await nextStep(signal);
    return {
      finding,
      size: { width: radiograph.width, height: radiograph.height },
      source: radiograph.source,
      looksInverted: looksInverted(radiograph),
      picture: filmPlane(radiograph, PICTURE_SIDE),
      thumbnail: displayPicture(radiograph, THUMBNAIL_SIDE),
      milliseconds: { decode: decoded - start, infer: inferred - inferring },
    };
  }

  /** @throws UnreadableRadiograph, NoModel */
  async explain(
    request: FileRequest,
    method: ExplanationMethod,
    onProgress: (part: number) => void,
    signal: AbortSignal,
  ): Promise<Explanation> {
    const classifier = this.#model();
    const explain = async (): Promise<Explanation> => {
      const radiograph = await this.#radiograph(request, signal);
      await nextStep(signal);
      const start = performance.now();
      const map =
        method === 'occlusion'
          ? await occlusion(classifier, radiograph, { signal, onProgress })
          : await gradCam(classifier, radiograph, signal);
      return { method, map, milliseconds: performance.now() - start };
    };
    const explaining = explain();
    this.#explaining.add(explaining);
    try {
      return await explaining;
    } finally {
      this.#explaining.delete(explaining);
    }
  }

  /** Draws a file again without reading it. @throws UnreadableRadiograph */
  async show(request: FileRequest, signal: AbortSignal): Promise<FilmPlane> {
    const radiograph = await this.#radiograph(request, signal);
    await nextStep(signal);
    return filmPlane(radiograph, PICTURE_SIDE);
  }

  #model(): Classifier {
    if (!this.#classifier) throw new NoModel('No model is loaded yet.');
    return this.#classifier;
  }

  async #radiograph({ key, file, view }: FileRequest, signal: AbortSignal): Promise<Radiograph> {
    await nextStep(signal);
    if (this.#held?.key === key) return this.#held.radiograph;
    this.#held = null;
    const bytes = await bytesOf(file);
    await nextStep(signal);
    const radiograph = await decodeRadiograph(bytes, this.#platform.decoder, view);
    signal.throwIfAborted();
    this.#held = { key, radiograph };
    return radiograph;
  }
}

async function bytesOf(file: Blob): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    throw new UnreadableRadiograph(
      'unreachable',
      'The file can no longer be read: it was moved, changed or removed since it was chosen.',
      { cause: error },
    );
  }
}

/**
 * Lets messages in between two steps, so that a cancellation sent meanwhile is heard, then stops if there was one. A
 * resolved promise would not do: it is served before any message.
 */
async function nextStep(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  signal.throwIfAborted();
}
