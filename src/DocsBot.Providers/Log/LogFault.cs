namespace DocsBot.Providers.Log;

/// <summary>What a fault of the log's storage means for what is to be written.</summary>
internal enum LogFault
{
    /// <summary>Trying again may help: a lock, a full disk, a server that is away.</summary>
    Passing,

    /// <summary>A record is to blame; trying again would not help.</summary>
    OfARecord,

    /// <summary>The storage is damaged; it can be set aside for a new one.</summary>
    Damage,
}
