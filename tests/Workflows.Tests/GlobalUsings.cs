global using GlobalReach.Cast;
global using GlobalReach.Domain.Foundation;
global using GlobalReach.Domain.Leads;
global using static GlobalReach.Cast.People;
