global using GlobalReach.Domain.Foundation;
global using GlobalReach.Domain.Leads;
