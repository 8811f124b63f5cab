// Letters of two alphabets that look alike: look-alike pairs, place by place.
export const latinLookalikes = 'aceiopxyABCEHIKMOPTXYëï';
export const cyrillicLookalikes = 'асеіорхуАВСЕНІКМОРТХУёї'; // look-alike letters on purpose
