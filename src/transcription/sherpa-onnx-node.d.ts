/** The part of the runtime that is used here; the package brings no types. */
declare module 'sherpa-onnx-node' {
  export interface RecognizerConfig {
    featConfig: { sampleRate: number; featureDim: number };
    modelConfig: {
      tokens: string;
      numThreads: number;
      senseVoice?: { model: string; language: string; useInverseTextNormalization: number };
      paraformer?: { model: string };
      zipformerCtc?: { model: string };
      transducer?: { encoder: string; decoder: string; joiner: string };
    };
  }

  interface Stream {
    acceptWaveform(wave: { samples: Float32Array; sampleRate: number }): void;
  }

  interface Recognizer {
    createStream(): Stream;
    /** `lang` is a token such as "<|zh|>" of models that tell, otherwise "". */
    decodeAsync(stream: Stream): Promise<{ text: string; lang: string }>;
  }

  const sherpa: { OfflineRecognizer: { createAsync(config: RecognizerConfig): Promise<Recognizer> } };
  export default sherpa;
}
