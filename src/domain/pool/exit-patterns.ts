/**
 * What engines print when they end, by cause: llama.cpp's llama-server, vLLM, TGI, Triton with TensorRT-LLM, and what they are built
 * on (CUDA, ROCm, Vulkan, PyTorch, the dynamic loader). The first kind of which a line tells is the cause, so the order is from what
 * cannot be a consequence of something else to what can: a model that was not loaded is told also when memory ran out.
 */
export const EXIT_PATTERNS = [
  [
    'vram',
    new RegExp(
      [
        String.raw`\b(?:CUDA|HIP|XPU|MPS)\w* (?:error: )?out of memory`,
        String.raw`(?:cuda|hip)(?:Malloc\w*|MemAlloc\w*|MemCreate)\b.{0,80}out of memory`,
        String.raw`\btorch\.(?:cuda\.)?OutOfMemoryError`,
        String.raw`allocat\w* .{0,40}\b(?:CUDA|ROCm|HIP|Vulkan|Metal|SYCL|CANN|MUSA)\d* buffer`,
        'ErrorOutOfDeviceMemory',
        'kIOGPUCommandBufferCallbackErrorOutOfMemory',
        'CUBLAS_STATUS_ALLOC_FAILED',
        'No available memory for the cache blocks',
        String.raw`Free memory on device.{0,80}is less than desired`,
        String.raw`larger than the (?:maximum number of tokens that can be stored in|available) KV cache`,
        String.raw`Not enough memory to handle .{0,40}prefill tokens`,
        String.raw`Error Code 2: Out\s?Of\s?Memory`,
      ].join('|'),
      'i',
    ),
  ],
  [
    'host_memory',
    new RegExp(
      [
        String.raw`std::bad_alloc`,
        String.raw`allocat\w* .{0,40}\bCPU\w* buffer`,
        'ggml_backend_cpu_buffer_type_alloc_buffer: failed',
        'ggml_aligned_malloc: insufficient memory',
        'DefaultCPUAllocator: (?:can\'t|not enough)',
        String.raw`^(?!.*mlock).*Cannot allocate memory`,
        String.raw`(?:^|\s)MemoryError\b`,
        'ErrorOutOfHostMemory',
      ].join('|'),
      'i',
    ),
  ],
  ['port_taken', /couldn't bind HTTP server socket|address already in use|EADDRINUSE|Socket '[^']*' already in use/i],
  [
    'bad_flag',
    new RegExp(
      [
        'unrecognized (?:arguments?|options?)',
        '(?:unknown|invalid) (?:argument|option|flag):? [\'"]?-',
        'error while handling argument',
        'unexpected argument \'',
        'the following (?:required )?arguments (?:are required|were not provided)',
        'error: argument -',
        'invalid value \'[^\']*\' for \'',
      ].join('|'),
      'i',
    ),
  ],
  [
    'wrong_architecture',
    new RegExp(
      [
        'unknown model architecture',
        String.raw`Model architectures .{0,300}(?:are not supported|failed to be inspected)`,
        'does not recognize this architecture',
        'Unsupported model type',
        String.raw`Serialization assertion|Failed to deserialize cuda engine`,
      ].join('|'),
      'i',
    ),
  ],
  [
    'model_damaged',
    new RegExp(
      [
        'invalid magic characters',
        'not within the file bounds',
        'model is corrupted',
        String.raw`HeaderTooLarge|HeaderTooSmall|InvalidHeader\w*|MetadataIncompleteBuffer|Error while deserializing header`,
        'PytorchStreamReader failed',
      ].join('|'),
      'i',
    ),
  ],
  [
    'model_missing',
    new RegExp(
      [
        'failed to open GGUF file',
        'is not a valid model identifier',
        'Repository ?Not ?Found',
        'Invalid repository ID or local directory',
        'Cannot access gated repo|You are trying to access a gated repo',
        String.raw`Cannot find any model weights|No (?:safetensors|\.bin|local) weights found`,
        String.raw`creating server:.*failed to stat file`,
        String.raw`(?:error loading model|failed to open|No such file or directory).*\.(?:gguf|safetensors|bin|engine)\b`,
      ].join('|'),
      'i',
    ),
  ],
  [
    'driver',
    new RegExp(
      [
        'driver version is insufficient',
        'no (?:CUDA|ROCm)-capable device',
        'Found no NVIDIA driver|No HIP GPUs are available|No CUDA GPUs are available',
        'Failed to initialize NVML',
        'Driver/library version mismatch',
        'invalid device ordinal',
        String.raw`CUDA-capable device\(s\) is/are busy`,
        'no kernel image is available|kernel image is invalid',
        'Failed to infer device type',
        'fallen off the bus|GPU is lost|uncorrectable ECC',
        'CUDA unknown error',
        'HSA_STATUS_ERROR',
        String.raw`(?:CUDA|ROCm|HIP) error\b`,
        'NCCL error',
      ].join('|'),
      'i',
    ),
  ],
  ['library_missing', /error while loading shared libraries|cannot open shared object file|ModuleNotFoundError|No module named|version [`']GLIBC\S* not found|symbol lookup error/i],
] as const satisfies readonly (readonly [kind: string, pattern: RegExp])[];

/** Said once it takes requests: what stands before it was no reason to end. */
export const CAME_UP = /\blistening on https?:|Application startup complete|Uvicorn running on|text_generation_router.*: Connected$|Started HTTPService at/i;

/** A line that tells of something wrong; for an end that no pattern knows. */
export const COMPLAINT = /\berror\b|\bfail(?:ed|ure)?\b|\bfatal\b|\babort|\bpanicked\b|exception|assert|\bcannot\b|\bcan't\b|\bunable\b|\w+Error:/i;

/** What loggers put before a message: llama.cpp's, vLLM's (with its process), TGI's, Triton's. It is of no use in a sentence. */
export const LOG_PREFIX =
  /^(?:\d+\.\d\d\.\d{3}\.\d{3} [DIWE] +(?:\w+ +(?=\S+: ))?|(?:\(\w+(?: \w+=\d+)*\) )?(?:(?:INFO|WARNING|ERROR) \d\d-\d\d \d\d:\d\d:\d\d(?: \[[^\]]*\]| \S+:\d+\])? *)|(?:\(\w+ pid=\d+\) )|\d{4}-\d\d-\d\dT[\d:.]+Z +(?:INFO|WARN|ERROR) +(?:[\w-]+: )?(?:text_generation_\w+: )?|[IWEF]\d{4} [\d:.]+ \d+ \S+\] ?)/;
