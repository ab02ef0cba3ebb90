/** How a diagnostic beam weakens on its way through a limb: Beer and Lambert's law over a small spectrum. */

/**
 * Three energies that stand for an extremity exposure of about 60 kV behind 2.5 mm of aluminium, each with its share
 * of the detector's signal and the linear attenuation in 1/mm.
 *
 * Mass attenuation from NIST (Hubbell & Seltzer, tables 3 and 4, 30, 40 and 50 keV) times the density of ICRU-44:
 * cortical bone 1.92 g/cm³, soft tissue 1.06, adipose tissue 0.95 (which also stands for yellow marrow).
 *
 * @see https://physics.nist.gov/PhysRefData/XrayMassCoef/tab4.html
 */
const SPECTRUM = [
  { share: 0.25, bone: 1.331 * 0.192, soft: 0.379 * 0.106, fat: 0.3063 * 0.095 },
  { share: 0.45, bone: 0.6655 * 0.192, soft: 0.2688 * 0.106, fat: 0.2396 * 0.095 },
  { share: 0.3, bone: 0.4242 * 0.192, soft: 0.2264 * 0.106, fat: 0.2123 * 0.095 },
] as const;

/**
 * The share of the beam's signal that comes through without being scattered.
 *
 * @param bone millimetres of compact bone on the ray
 * @param soft millimetres of muscle, skin and the like
 * @param fat millimetres of fat or yellow marrow
 * @returns a value in (0, 1]
 */
export function transmission(bone: number, soft: number, fat: number): number {
  const [hard, middle, high] = SPECTRUM;
  return (
    hard.share * Math.exp(-(hard.bone * bone + hard.soft * soft + hard.fat * fat)) +
    middle.share * Math.exp(-(middle.bone * bone + middle.soft * soft + middle.fat * fat)) +
    high.share * Math.exp(-(high.bone * bone + high.soft * soft + high.fat * fat))
  );
}
