/** Every message between the page and the reading room. Requests are answered in their order, each by its job's number. */

import type { Finding, SaliencyMap } from '../classifier/finding.ts';
import type { ModelCard } from '../classifier/model-card.ts';
import type { Size } from '../radiograph/letterbox.ts';
import type { PictureView } from '../radiograph/picture-view.ts';
import type { SourceFacts } from '../radiograph/radiograph.ts';
import type { DisplayPicture } from '../render/display-picture.ts';
import type { FilmPlane } from '../render/film-plane.ts';
import type { ExplanationMethod } from '../saliency/explanation-method.ts';
import type { Engine, EngineName } from './engine-order.ts';
import type { Failure } from './failure.ts';

/** Where a model comes from: the address of its folder, or the files of one's own by their names. */
export type ModelSource = string | ReadonlyMap<string, Blob>;

/** A model, loaded and warmed up. */
export interface LoadedModel {
  readonly card: ModelCard;
  readonly engine: Engine;
  readonly milliseconds: number;
}

export type LoadingStep =
  | { readonly step: 'engine' }
  /** `part`: what has arrived of the model, 0 to 1. */
  | { readonly step: 'download'; readonly part: number }
  | { readonly step: 'warm-up' };

export type ReadingStep = 'decode' | 'infer' | 'draw';

/** What became of one file. */
export interface Reading {
  readonly finding: Finding;
  /** The radiograph's own size in pixels; `picture` may be smaller. */
  readonly size: Size;
  readonly source: SourceFacts;
  /** Whether what was read looks like a negative, with bone black. */
  readonly looksInverted: boolean;
  readonly picture: FilmPlane;
  readonly thumbnail: DisplayPicture;
  readonly milliseconds: { readonly decode: number; readonly infer: number };
}

export interface Explanation {
  readonly method: ExplanationMethod;
  readonly map: SaliencyMap;
  readonly milliseconds: number;
}

/** A file travels as a handle: its bytes are read where they are needed, and never pass through the page. */
export interface FileRequest {
  /** The page's name for the file: lets the room find a radiograph that it still holds. */
  readonly key: string;
  readonly file: Blob;
  /** How the file is wanted; another view goes by another key. */
  readonly view?: PictureView;
}

export type Request =
  | {
      readonly type: 'load';
      readonly job: number;
      readonly model: ModelSource;
      readonly engine: EngineName | null;
    }
  | ({ readonly type: 'read'; readonly job: number } & FileRequest)
  | ({ readonly type: 'explain'; readonly job: number; readonly method: ExplanationMethod } & FileRequest)
  | ({ readonly type: 'show'; readonly job: number } & FileRequest)
  | { readonly type: 'cancel'; readonly job: number };

/** Whether what came can be a message at all; anything else is let pass. */
export const isMessage = (value: unknown): value is { readonly type: string } =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

export type Reply =
  | { readonly type: 'loading'; readonly job: number; readonly progress: LoadingStep }
  | { readonly type: 'loaded'; readonly job: number; readonly model: LoadedModel }
  | { readonly type: 'reading'; readonly job: number; readonly step: ReadingStep }
  | { readonly type: 'read'; readonly job: number; readonly reading: Reading }
  /** `part`: how far a slow explanation is, 0 to 1. */
  | { readonly type: 'explaining'; readonly job: number; readonly part: number }
  | { readonly type: 'explained'; readonly job: number; readonly explanation: Explanation }
  | { readonly type: 'shown'; readonly job: number; readonly picture: FilmPlane }
  | { readonly type: 'failed'; readonly job: number; readonly failure: Failure }
  /** The engine is gone for good, such as a graphics card taken away: the room must be opened anew. */
  | { readonly type: 'broken'; readonly reason: string };
