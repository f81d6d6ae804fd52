/* The stage writes a step into the address a moment late, because browsers allow few changes of it. Whoever is about
   to read the address has it written first. */

export const SETTLE = "deconv_viz:settle";

export const settle = () => window.dispatchEvent(new CustomEvent(SETTLE));
