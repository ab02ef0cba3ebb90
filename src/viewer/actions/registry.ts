/** Every action there is, in the order in which toolbar, menu and help show them. */

import type { Action } from './action.ts';
import { COMPARE_ACTIONS } from './compare.ts';
import { GREY_ACTIONS } from './grey.ts';
import { OVERLAY_ACTIONS } from './overlay.ts';
import { PAGE_ACTIONS } from './page.ts';
import { STEP_ACTIONS } from './steps.ts';
import { TOOL_ACTIONS } from './tools.ts';
import { TURN_ACTIONS } from './turn.ts';
import { ZOOM_ACTIONS } from './zoom.ts';

export const ACTIONS: readonly Action[] = [
  ...TOOL_ACTIONS,
  ...GREY_ACTIONS,
  ...TURN_ACTIONS,
  ...ZOOM_ACTIONS,
  ...OVERLAY_ACTIONS,
  ...COMPARE_ACTIONS,
  ...STEP_ACTIONS,
  ...PAGE_ACTIONS,
];
