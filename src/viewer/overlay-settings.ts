/** How the evidence is laid over the picture, and how a person changes that. */

export interface OverlaySettings {
  readonly shown: boolean;
  /** 0 invisible to 1 as strong as the map says. */
  readonly strength: number;
  /** The original is looked at for as long as this holds; what is set stays set. */
  readonly comparing: boolean;
}

export const FIRST_SETTINGS: OverlaySettings = { shown: true, strength: 0.7, comparing: false };

export const STRENGTH_STEP = 0.1;

/** Changes the strength, in steps that do not add up rounding; making it stronger also shows it. */
export function strengthen(settings: OverlaySettings, by: number): OverlaySettings {
  const strength = Math.min(1, Math.max(STRENGTH_STEP, Math.round((settings.strength + by) * 100) / 100));
  return { ...settings, strength, shown: settings.shown || by > 0 };
}

export function isOverlayVisible({ shown, comparing }: OverlaySettings): boolean {
  return shown && !comparing;
}
