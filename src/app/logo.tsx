/** The mark: a bone with a hairline crack, seen through a scope. The same drawing as public/icon.svg. */

export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      <circle className="logo-scope" cx="32" cy="32" r="27" />
      <g transform="rotate(-45 32 32)">
        <g className="logo-bone">
          <rect x="17" y="28" width="30" height="8" rx="2" />
          <circle cx="17" cy="27.4" r="5" />
          <circle cx="17" cy="36.6" r="5" />
          <circle cx="47" cy="27.4" r="5" />
          <circle cx="47" cy="36.6" r="5" />
        </g>
        <path className="logo-crack" d="M33.5 26.5l-2.200 4 2.800 2.200-2.400 4.800" />
      </g>
    </svg>
  );
}
