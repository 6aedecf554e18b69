/** What the product takes at the most, and what happens past it. Client and relay read the same table. */
export const LIMITS = {
  /** One WebSocket frame; past it the socket closes with `frameTooLarge`. */
  maxFrameBytes: 1024 * 1024,
  /**
   * One update; past it the update is rejected with `tooLarge`. What a relay asked for when a client came back may be
   * as large as a frame: a client that has more sends it in pieces before it.
   */
  maxUpdateBytes: 512 * 1024,
  /** One participant's presence. */
  maxPresenceBytes: 4 * 1024,
  maxPresenceDepth: 8,
  /** Depth of a plain value inside a record or a presence. */
  maxValueDepth: 64,
  /** Characters in the key of a map in a document. */
  maxKeyLength: 128,
  /** Characters in the text of one note, label or text shape. */
  maxTextLength: 20_000,
  /** Paragraphs, list items and runs of characters in it: a line is two of them. */
  maxTextNodes: 2_000,
  /** Characters in one tag. */
  maxTagLength: 24,
  /** Past it an edit is rejected. The web app offers half, so that people who tag at the same time are not. */
  maxTagsPerNote: 24,
  /** Characters in what a colour means on a board. */
  maxColorNameLength: 40,
  /** Notes that one paste or one file of text makes at once; past it nothing is placed. */
  maxNotesPerPaste: 500,
  maxRecords: 20_000,
  /** Notes, frames, arrows and so on. A browser warns at four fifths of it and takes no more past it. */
  maxShapesPerBoard: 5_000,
  maxEncodedBoardBytes: 25 * 1024 * 1024,
  /** New Yjs client ids of one session on one lane within ten minutes: every load of a page makes one. */
  maxClientIdsPerSession: 16,
  /**
   * Frames of one connection. Stock clients send back every presence that they are told, 25 a second in a lively
   * room, beside their own edits and cursor.
   */
  maxMessagesPerSecond: 100,
  maxMessageBurst: 400,
  maxBytesPerSecond: 1024 * 1024,
  maxByteBurst: 8 * 1024 * 1024,
  /** Questions for the state of a lane: each may cost a whole board. */
  maxStateRequestsPerSecond: 2,
  maxStateRequestBurst: 20,
  maxStateVectorEntries: 5_000,
  /**
   * Answers of their own that readers do not take, all together: past it whoever asks gets the whole board, of which
   * there is one in memory.
   */
  maxUnreadAnswerBytes: 64 * 1024 * 1024,
  /** A browser tab holds one connection for each lane it shows: at most four. */
  maxConnectionsPerSession: 24,
  maxConnectionsPerAddress: 1200,
  maxConnectionsPerBoard: 800,
  maxConnections: 20_000,
  /** Sockets that ask to be opened: more than one address may hold may come back in one instant, after a restart. */
  maxUpgradesPerAddressPerSecond: 500,
  maxUpgradeBurstPerAddress: 3000,
  maxUpgradesPerSecond: 1000,
  maxUpgradeBurst: 6000,
  /** A whole municipality or school may be one address. */
  maxJoinsPerAddressPerMinute: 600,
  /** Join links that open nothing. */
  maxWrongLinksPerAddressPerMinute: 60,
  /** Short codes that open nothing; right ones do not count. */
  maxCodeGuessesPerAddressPerMinute: 10,
  maxCodeGuessesPerMinute: 100,
  maxBoardsPerAddressPerMinute: 30,
  maxTitleLength: 120,
  maxNameLength: 40,
  maxTemplatesAtCreation: 8,
  /** Characters of the file of a template that somebody made; past any of these it is not taken at all. */
  maxOwnTemplateLength: 48_000,
  /** Width or height, in page units. */
  maxOwnTemplateSide: 20_000,
  maxOwnZones: 60,
  maxOwnLabels: 60,
  maxOwnRules: 40,
  maxOwnPolygonPoints: 64,
  maxOwnNameLength: 80,
  maxOwnLabelLength: 80,
  maxOwnQuestionLength: 200,
  maxOwnInstructionLength: 600,
  /** Templates of people that a whole installation keeps, and that one board may hold. */
  maxOwnTemplates: 200,
  maxOwnTemplatesPerBoard: 50,
  /** Address, names and values of the headers of one request, together. */
  maxHeaderBytes: 8 * 1024,
  /** Until the headers of a request are there, from when the connection was made or the last answer sent. */
  headersTimeoutMs: 6_000,
  /** The same, until all of it is there. */
  requestTimeoutMs: 8_000,
  /** Body of one request to the API. */
  maxRequestBytes: 64 * 1024,
  /** One image file, as it is uploaded. */
  maxImageBytes: 10 * 1024 * 1024,
  /** Of one frame. */
  maxImagePixels: 40_000_000,
  /** Of all frames of an animation together. */
  maxAnimationPixels: 100_000_000,
  /** What is larger is made smaller, in proportion: more than any screen shows, and less than phones can draw. */
  maxImageSidePx: 4096,
  maxImageBytesPerBoard: 250 * 1024 * 1024,
  maxImagesPerBoard: 2_000,
  maxImagesPerSessionPerMinute: 60,
  /** Earlier states of one board, compressed; past it the oldest go, but never the newest. */
  maxVersionBytesPerBoard: 50 * 1024 * 1024,
  /** Each is compared with the board as it is now, which takes as long as loading both. */
  maxVersionsReadPerSessionPerMinute: 30,
  /** Files on their way at the same time; the next ones wait. */
  maxUploadsPerSession: 8,
  maxUploads: 64,
  /** One request of an upload: even a line of 256 kbit/s brings it over before the request times out. */
  maxUploadPieceBytes: 256 * 1024,
  /** An upload of which nothing is heard for so long is forgotten. */
  uploadIdleMs: 10 * 60_000,
  pingIntervalMs: 25_000,
  /** A reader that takes nothing of what is written to it for so long is gone. */
  readerStallMs: 60_000,
  /** Of nothing but pongs. Whoever has the board open renews their presence all the time. */
  connectionIdleMs: 24 * 3_600_000,
  /**
   * A presence that is not renewed is taken away, even while its connection seems to be open. Clients renew theirs within
   * 18 s; with the time until it is looked for, nobody is shown for longer than 30 s after they died.
   */
  presenceExpiresMs: 24_000,
  drainMs: 10_000,
  doorOpenMs: 30 * 60_000,
  sessionIdleMs: 30 * 24 * 3_600_000,
} as const

/** The table as one relay applies it: an operator may set other values. */
export type Limits = Readonly<Record<keyof typeof LIMITS, number>>
