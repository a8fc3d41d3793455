namespace DocsBot.Providers.Words;

/// <summary>Bytes that grow at their end.</summary>
internal sealed class ByteBuffer(int capacity = 16)
{
    private byte[] _bytes = new byte[capacity];

    public int Length { get; private set; }

    public void Write(int value)
    {
        if (Length + VarInt.MaxLength > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + VarInt.MaxLength));
        }

        Length += VarInt.Write(_bytes.AsSpan(Length), value);
    }

    public byte[] ToArray() => _bytes.AsSpan(0, Length).ToArray();
}
