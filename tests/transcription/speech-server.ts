/** A gRPC server with Google's interface of speech on loopback, which answers as a test tells it to. */
import { protos, type v1 } from '@google-cloud/speech';
import { createRequire } from 'node:module';

/** The gRPC that the client itself uses, found from where the client lies. */
type Gax = Extract<ConstructorParameters<typeof v1.SpeechClient>[1], { grpc: unknown }>;
const require = createRequire(import.meta.url);
const { grpc } = createRequire(require.resolve('@google-cloud/speech'))('google-gax') as Pick<Gax, 'grpc'>;

const { RecognizeRequest, RecognizeResponse } = protos.google.cloud.speech.v1;
type Request = protos.google.cloud.speech.v1.RecognizeRequest;
type Response = protos.google.cloud.speech.v1.IRecognizeResponse;

/** What the server does with one request; `fails` takes a gRPC code, `hangs` never answers. */
export type Turn = { answers: Response } | { fails: number; saying: string } | 'hangs';

export interface SpeechServer {
  /** For the client. */
  connection: { apiEndpoint: string; port: number; sslCreds?: ReturnType<typeof grpc.credentials.createInsecure> };
  /** Every request so far. */
  asked: Request[];
  /** What its callers showed, in the same order. */
  authorizations: string[];
  /** What is done with the next requests; the last one stays. */
  turns: Turn[];
  close(): void;
}

export const saying = (transcript: string, confidence = 0): Turn => ({
  answers: { results: [{ alternatives: [{ transcript, confidence }], languageCode: 'cmn-hans-cn' }] },
});

/** Without a certificate it speaks without encryption, and then the client shows no key. */
export async function openSpeechServer(tls?: { key: Buffer; certificate: Buffer }): Promise<SpeechServer> {
  const [asked, authorizations]: [Request[], string[]] = [[], []];
  const server = new grpc.Server();
  const speech: SpeechServer = {
    connection: { apiEndpoint: '127.0.0.1', port: 0, ...(tls ? {} : { sslCreds: grpc.credentials.createInsecure() }) },
    asked,
    authorizations,
    turns: [saying('')],
    close: () => server.forceShutdown(),
  };
  const recognize = {
    path: '/google.cloud.speech.v1.Speech/Recognize',
    requestStream: false,
    responseStream: false,
    requestSerialize: (request: Request) => Buffer.from(RecognizeRequest.encode(request).finish()),
    requestDeserialize: (bytes: Buffer) => RecognizeRequest.decode(bytes),
    responseSerialize: (response: Response) => Buffer.from(RecognizeResponse.encode(response).finish()),
    responseDeserialize: (bytes: Buffer) => RecognizeResponse.decode(bytes),
  };
  server.addService(
    { recognize },
    {
      recognize: (
        { request, metadata }: { request: Request; metadata: { get(name: string): (string | Buffer)[] } },
        answer: (error: { code: number; details: string } | null, response?: Response) => void,
      ) => {
        asked.push(request);
        authorizations.push(metadata.get('authorization').join());
        const turn = speech.turns.length > 1 ? speech.turns.shift() : speech.turns[0];
        if (turn === undefined || turn === 'hangs') return;
        if ('answers' in turn) answer(null, turn.answers);
        else answer({ code: turn.fails, details: turn.saying });
      },
    },
  );
  const { createInsecure, createSsl } = grpc.ServerCredentials;
  const credentials = tls ? createSsl(null, [{ private_key: tls.key, cert_chain: tls.certificate }]) : createInsecure();
  speech.connection.port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', credentials, (error, port) => (error ? reject(error) : resolve(port)));
  });
  return speech;
}
