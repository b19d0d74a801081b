namespace Dashboard.Core.Samples;

/// <summary>Tells open pages of this process that the sample workspace came, went or got further.</summary>
public sealed class SampleBell
{
    public event Action? Rung;

    public void Ring() => Rung?.Invoke();
}
