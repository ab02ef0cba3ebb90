/** The page's line icons, all 24 × 24, coloured by the text beside them and silent to screen readers. */

const PATHS = {
  add: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
  retry: 'M20 11a8 8 0 1 0-2.3 5.7M20 5v6h-6',
  help: 'M9.2 9a2.9 2.9 0 1 1 4.3 2.6c-1 .6-1.5 1.1-1.5 2.4M12 17.4v.1M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  info: 'M12 11v5.5M12 7.6v.1M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  samples: 'M4 5h7v7H4zM13 12h7v7h-7zM13 5h7v4h-7zM4 15h7v4H4z',
  warning: 'M12 4L2.8 19.5h18.4zM12 10v4.5M12 16.9v.1',
  lock: 'M6.5 11h11v8.5h-11zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  offline:
    'M3 3l18 18M5 12.5a10 10 0 0 1 3.6-2.3M19 12.5a10 10 0 0 0-5.4-2.9M8.4 16a5.2 5.2 0 0 1 7.2 0M12 19.4v.1M2 9a14.5 14.5 0 0 1 3.7-2.3M22 9A14.5 14.5 0 0 0 10.5 5.6',
  stack: 'M12 4l9 4.5-9 4.5-9-4.5zM3 12.5l9 4.5 9-4.5M3 16.5l9 4.5 9-4.5',
  fractured:
    'M5.6 18.4l4.9-4.9M13.5 10.5l4.9-4.9M9.7 9.2l2.3 2 .3-3.3M14.3 14.8l-2.3-2-.3 3.3M4 16.5a1.9 1.9 0 1 0 1.3 2.2A1.9 1.9 0 1 0 7.5 20M16.5 4a1.9 1.9 0 1 1 2.2 1.3A1.9 1.9 0 1 1 20 7.5',
  intact: 'M8 12.3l2.8 2.9L16.2 9M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z',
  uncertain: 'M4 10c2-2.5 4-2.5 8 0s6 2.5 8 0M4 16c2-2.5 4-2.5 8 0s6 2.5 8 0',
  window: 'M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16M14.5 8h3.6M14.5 12h5.2M14.5 16h3.6',
  pan: 'M12 3v18M3 12h18M12 3L9.6 5.4M12 3l2.4 2.4M12 21l-2.4-2.4M12 21l2.4-2.4M3 12l2.4-2.4M3 12l2.4 2.4M21 12l-2.4-2.4M21 12l-2.4 2.4',
  loupe: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.4 15.4L20.5 20.5M10.5 8v5M8 10.5h5',
  ruler: 'M3.5 16.5l13-13 4 4-13 13zM7 13l2 2M10 10l2.6 2.6M13 7l2 2',
  invert: 'M4 4h16v16H4zM4 20L20 4M7.5 8.5h4M14 15.5h4M16 13.5v4',
  auto: 'M12 4.5v2M12 17.5v2M4.5 12h2M17.5 12h2M6.7 6.7l1.4 1.4M15.9 15.9l1.4 1.4M6.7 17.3l1.4-1.4M15.9 8.1l1.4-1.4M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  'turn-right': 'M19 12a7 7 0 1 1-2.4-5.3M19.5 3.5v4.2h-4.2',
  'turn-left': 'M5 12a7 7 0 1 0 2.4-5.3M4.5 3.5v4.2h4.2',
  'flip-horizontal': 'M12 3v18M9 6L3.5 17.5H9zM15 6l5.5 11.5H15z',
  'flip-vertical': 'M3 12h18M6 9L17.5 3.5V9zM6 15l11.5 5.5V15z',
  'zoom-in': 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.4 15.4L20.5 20.5M10.5 7.5v6M7.5 10.5h6',
  'zoom-out': 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.4 15.4L20.5 20.5M7.5 10.5h6',
  fit: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M9 9h6v6H9z',
  actual: 'M5 8.5L7.5 7v10M15 8.5L17.5 7v10M12 10v.1M12 14v.1',
  overlay: 'M12 4l9 4.5-9 4.5-9-4.5zM3 12.5l9 4.5 9-4.5M3 16.5l9 4.5 9-4.5',
  'two-up': 'M3.5 5h7v14h-7zM13.5 5h7v14h-7z',
  swipe: 'M3.5 5h17v14h-17zM12 3v18M9 10l-2 2 2 2M15 10l2 2-2 2',
  undo: 'M4.5 9.5H14a5 5 0 0 1 0 10h-4M4.5 9.5L8.5 5.5M4.5 9.5l4 4',
  redo: 'M19.5 9.5H10a5 5 0 0 0 0 10h4M19.5 9.5l-4-4M19.5 9.5l-4 4',
  reset: 'M4 11a8 8 0 1 1 2.3 5.7M4 5v6h6',
  more: 'M5.5 12v.1M12 12v.1M18.5 12v.1',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M13 7a2 2 0 1 0 4 0 2 2 0 1 0-4 0M7 17a2 2 0 1 0 4 0 2 2 0 1 0-4 0',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  save: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4.5 19.5h15',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
