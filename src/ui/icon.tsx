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
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
