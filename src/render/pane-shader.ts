/** The one shader of the light box: grey words → window → colour of the overlay, in `draw-panes.ts`'s own steps. */

/** One triangle that covers everything; the scissor keeps it to its pane. */
export const VERTEX_SHADER = `#version 300 es
void main() {
  vec2 corner = vec2(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0);
  gl_Position = vec4(corner, 0.0, 1.0);
}`;

/** Words are integers, which no filter of the hardware takes: the four around a place are mixed here. */
export const FRAGMENT_SHADER = `#version 300 es
precision highp float;
precision highp int;
precision highp usampler2D;
precision highp usampler2DArray;

uniform usampler2DArray plane;
uniform usampler2D field;
uniform usampler2D colours;
uniform float canvasHeight;
uniform vec4 linear;          // a, b, c, d of the way from the canvas to fractions of the picture
uniform vec2 shift;           // e, f
uniform ivec4 sizes;          // the picture's level outside the loupe, then inside it
uniform ivec2 levels;
uniform bvec2 nearest;
uniform int tileBits;         // a tile's side is two to this at the first level
uniform int tileColumns;
uniform vec2 window;          // low, gain
uniform bool inverted;
uniform bool overlaid;
uniform vec2 overlay;         // opacity, threshold
uniform vec4 loupe;           // x, y, radius, power
out vec4 pixel;

float word(ivec2 at, int level) {
  int bits = tileBits - level;
  ivec2 tile = at >> bits;
  return float(texelFetch(plane, ivec3(at - (tile << bits), tile.y * tileColumns + tile.x), level).r);
}

float sampled(vec2 place, ivec2 size, int level, bool squares) {
  if (squares) return word(min(size - 1, ivec2(floor(place * vec2(size)))), level);
  vec2 at = place * vec2(size) - 0.5;
  vec2 first = floor(at);
  vec2 part = at - first;
  ivec2 low = max(ivec2(0), ivec2(first));
  ivec2 high = min(size - 1, ivec2(first) + 1);
  float upper = mix(word(low, level), word(ivec2(high.x, low.y), level), part.x);
  float lower = mix(word(ivec2(low.x, high.y), level), word(high, level), part.x);
  return mix(upper, lower, part.y);
}

float influenceAt(vec2 place) {
  ivec2 size = textureSize(field, 0);
  vec2 at = place * vec2(size) - 0.5;
  vec2 first = floor(at);
  vec2 part = at - first;
  ivec2 low = max(ivec2(0), ivec2(first));
  ivec2 high = min(size - 1, ivec2(first) + 1);
  float upper = mix(float(texelFetch(field, low, 0).r), float(texelFetch(field, ivec2(high.x, low.y), 0).r), part.x);
  float lower = mix(float(texelFetch(field, ivec2(low.x, high.y), 0).r), float(texelFetch(field, high, 0).r), part.x);
  return mix(upper, lower, part.y);
}

void main() {
  vec2 at = vec2(gl_FragCoord.x, canvasHeight - gl_FragCoord.y);
  vec2 from = at - loupe.xy;
  bool inside = dot(from, from) < loupe.z * loupe.z;
  if (inside) at = loupe.xy + from / loupe.w;
  vec2 place = mat2(linear.xy, linear.zw) * at + shift;
  if (any(lessThan(place, vec2(0.0))) || any(greaterThanEqual(place, vec2(1.0)))) discard;
  float value = inside ? sampled(place, sizes.zw, levels.y, nearest.y) : sampled(place, sizes.xy, levels.x, nearest.x);
  value = clamp((value - window.x) * window.y, 0.0, 1.0);
  vec3 grey = vec3(inverted ? 1.0 - value : value);
  if (overlaid) {
    float influence = influenceAt(place);
    float part = clamp((influence / 255.0 - overlay.y) / (1.0 - overlay.y), 0.0, 1.0);
    float cover = overlay.x * (1.0 - (1.0 - part) * (1.0 - part));
    vec3 colour = vec3(texelFetch(colours, ivec2(int(floor(influence + 0.5)), 0), 0).rgb) / 255.0;
    grey = mix(grey, colour, cover);
  }
  pixel = vec4(grey, 1.0);
}`;
