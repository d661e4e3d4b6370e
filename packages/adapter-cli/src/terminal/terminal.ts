/** The process a command runs in, as far as a command may touch it. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder against which relative paths are read. */
  readonly folder: string;
  /** The answer goes here: text for people, or one JSON document. */
  readonly out: Screen;
  /** Everything that is not the answer: progress, notes, mistakes. */
  readonly err: Screen;
  /** Settles when somebody asks the process to stop (Ctrl-C, SIGTERM). Until it is called, a signal ends the process at once. */
  stopped(): Promise<void>;
  /** Opens a page in the person's browser; says so where there is none. */
  browse(url: string): Promise<void>;
}

/** Where text is written, and how it may look there. */
export interface Screen {
  write(text: string): void;
  /** Columns; 80 where nobody knows. */
  readonly width: number;
  readonly color: boolean;
  /** Whether a person is looking, so that lines may be drawn over. */
  readonly live: boolean;
}
