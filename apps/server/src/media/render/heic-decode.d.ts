/** The package has no types of its own, and those of DefinitelyTyped are for its first version. */
declare module 'heic-decode' {
  interface HeicPicture {
    width: number
    height: number
    /** RGBA, 8 bits each. */
    decode(): Promise<{ width: number; height: number; data: Uint8ClampedArray<ArrayBuffer> }>
  }
  const decode: {
    all(file: { buffer: Uint8Array }): Promise<HeicPicture[] & { dispose(): void }>
  }
  export default decode
}
