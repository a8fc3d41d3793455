using System.Net;

namespace DocsBot.Lab.Web.Security;

/// <summary>Slows down guessing: so many wrong keys a minute, from one address and from all of them. Open sessions are not held up.</summary>
/// <param name="time">The clock.</param>
internal sealed class KeyAttempts(TimeProvider time)
{
    /// <summary>Wrong keys of one address in a minute.</summary>
    public const int PerAddress = 5;

    /// <summary>Wrong keys of all addresses in a minute.</summary>
    public const int Altogether = 60;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, int> _wrong = [];
    private long _begun = time.GetTimestamp();
    private int _all;

    /// <summary>Whether a key may be tried now. A try that is refused is not even compared: otherwise its answer would be told.</summary>
    /// <param name="address">Who tries.</param>
    /// <param name="wait">How long to wait when not.</param>
    public bool MayTry(IPAddress address, out TimeSpan wait)
    {
        lock (_gate)
        {
            var elapsed = time.GetElapsedTime(_begun);
            if (elapsed >= Window)
            {
                _wrong.Clear();
                (_all, _begun, elapsed) = (0, time.GetTimestamp(), TimeSpan.Zero);
            }

            wait = Window - elapsed;
            return _all < Altogether && _wrong.GetValueOrDefault(address) < PerAddress;
        }
    }

    /// <summary>A key was wrong.</summary>
    public void CountWrong(IPAddress address)
    {
        lock (_gate)
        {
            _all++;
            _wrong[address] = _wrong.GetValueOrDefault(address) + 1;
        }
    }
}
