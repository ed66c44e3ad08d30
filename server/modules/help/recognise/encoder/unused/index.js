/**
 * Stands for two packages that the library wants but never calls for texts: sharp, which reads
 * pictures, and the runtime for browsers. Without them the install is 170 MB smaller.
 */
export default class Unused {}
